import { beforeAll, it } from 'vitest';
import { button, field, group, openGroup, press, title } from '../e2e/journeys/form';
import { addressOf, openStage, password, type Stage } from '../e2e/journeys/stage';
import { openWorkbench, type Panel } from '../kit';
import { take as picture } from './pictures';

const hoverText = `{ "id": 4000006, "text": "The provided credentials are invalid." }\n`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(undefined, { size: { width: 1280, height: 800 }, workspace: { 'answer.json': hoverText } });
});

const take = (name: string): Promise<void> => picture(stage.workbench, name);

const alice = { persona: 'alice', client: 'browser' } as const;
const bob = { persona: 'bob', client: 'native' } as const;
const email = addressOf('alice');

async function choosePassword(panel: Panel): Promise<void> {
  await field(panel, 'Password').fill(password);
  await press(panel, 'Sign up');
}

it('shows a registration from the empty tree to the session', async () => {
  await take('empty');
  const panel = await stage.start('registration', alice);
  await field(panel, 'E-mail').fill(email);
  await field(panel, 'First name').fill('Alice');
  await take('registration');
  await press(panel, 'Sign up');
  await field(panel, 'Password').waitFor();
  await take('registration-password');
  await choosePassword(panel);
  await title(panel, `Registered and signed in as ${email}`).waitFor();
  await take('registered');
  await press(panel, 'Continue');
  await button(panel, /^Fill \d{3} \d{3} from the mail/).waitFor();
  await take('inbox');
});

it('shows an authenticator and back-up codes enrolled', async () => {
  const panel = await stage.start('settings', alice);
  await button(group(panel, 'Authenticator app'), /^Fill/).waitFor();
  await take('enrol-totp');
  await press(group(panel, 'Authenticator app'), /^Fill/);
  await press(group(panel, 'Authenticator app'), 'Save');
  await title(panel, 'Authenticator paired').waitFor();
  await take('saved');
  await press(await openGroup(panel, 'Back-up codes'), /Generate new backup recovery codes/i);
  await button(panel, /Confirm backup recovery codes/i).waitFor();
  await take('lookup-codes');
});

it('shows a refused password, a second factor and interrupted work', async () => {
  await stage.signOut(alice);
  const wrong = await stage.start('login', alice);
  await field(wrong, 'E-mail').fill(email);
  await field(wrong, 'Password').fill('no-horse-at-all');
  await press(wrong, 'Sign in with password');
  await button(wrong, 'Explain 4000006').waitFor();
  await take('wrong-password');
  await field(wrong, 'Password').fill(password);
  await press(wrong, 'Sign in with password');
  await button(wrong, 'Step up').waitFor();
  const settings = await stage.start('settings', alice);
  await button(settings, 'Step up').waitFor();
  await take('interrupted');
  await press(settings, 'Step up');
  await button(settings, /^Fill \d{3} \d{3} from the authenticator/).waitFor();
  await press(settings, /^Fill \d{3} \d{3} from the authenticator/);
  await take('second-factor');
  await press(settings, 'Use Authenticator');
  await title(settings, 'Settings').waitFor();
  await settings.getByRole('tab', { name: /^Timeline/ }).click();
  await take('timeline');
});

it('shows two people, all sessions, an explanation and a server that is down', async () => {
  const { workbench } = stage;
  await stage.arrive(bob);
  await workbench.tree('Sessions').expand('All on practice (admin)');
  await take('personas');
  await workbench.executeCommand('workbench.action.closeAllEditors');
  await workbench.openFile('answer.json');
  await workbench.hover('4000006');
  await take('hover');
  await workbench.executeCommand('workbench.action.closeAllEditors');
  await stage.kratos.stop();
  await workbench.executeCommand('kratosFlows.checkConnection');
  const panel = await stage.start('login', alice);
  await button(panel, 'Try again').waitFor();
  await take('server-down');
});

it('shows what a newcomer sees without a connection', async () => {
  const workbench = await openWorkbench();
  await workbench.page.getByRole('button', { name: 'Add a Connection' }).first().waitFor();
  await workbench.screenshot('no-connection-dark');
});
