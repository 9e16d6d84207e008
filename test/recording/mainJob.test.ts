import { it } from 'vitest';
import { button, field, title } from '../e2e/journeys/form';
import { addressOf, openStage, password } from '../e2e/journeys/stage';
import { Film } from './film';

const alice = { persona: 'alice', client: 'browser' } as const;

/** The main job, as the README shows it: a login that is refused, and why; then the second factor; then the wire. */
it('is recorded', async () => {
  const stage = await openStage(undefined, { size: { width: 1120, height: 700 }, theme: 'dark' });
  const { workbench } = stage;
  await stage.arrive(alice);
  await stage.enrolTotp(alice);
  await stage.signOut(alice);
  await workbench.executeCommand('workbench.action.closeAllEditors');
  await workbench.executeCommand('kratosFlows.clearFinished', alice);
  await workbench.executeCommand('notifications.clearAll');

  const film = new Film(workbench.page);
  const panel = await stage.start('login', alice);
  await field(panel, 'Password').waitFor();
  await film.say('A login flow of a real Kratos, in the editor');
  await film.show(2_200);
  await film.type(field(panel, 'E-mail'), addressOf('alice'));
  await film.type(field(panel, 'Password'), 'correct-hors');
  await film.say('On the right: the request that a press will send');
  await film.show(1_800);
  await film.press(button(panel, 'Sign in with password'));
  await button(panel, 'Explain 4000006').waitFor();
  await film.say('Refused. One press on 4000006 says why');
  await film.show(3_000);
  await field(panel, 'Password').fill('');
  await film.type(field(panel, 'Password'), password);
  await film.press(button(panel, 'Sign in with password'));
  await button(panel, 'Step up').waitFor();
  await film.say('The password is right, and a second factor is due');
  await film.show(2_600);
  await film.press(button(panel, 'Step up'));
  const fill = button(panel, /^Fill \d{3} \d{3} from the authenticator/);
  await fill.waitFor();
  await film.say('The authenticator is built in');
  await film.show(1_600);
  await film.press(fill);
  await film.show(700);
  await film.press(button(panel, 'Use Authenticator'));
  await title(panel, /Signed in/).waitFor();
  await film.say('Signed in at aal2');
  await film.show(2_200);
  await film.press(panel.getByRole('tab', { name: /^Timeline/ }));
  await film.say('Everything that was sent and received, secrets masked');
  await film.show(3_200);
  film.finish();
  // What lies over the window belongs to the film alone.
  await workbench.reload();
});
