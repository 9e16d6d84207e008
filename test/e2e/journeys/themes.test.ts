import { beforeAll, describe, expect, it } from 'vitest';
import { button, field, flowIdOf, group, message, openGroup, press, title } from './form';
import { addressOf, openStage, password, type Actor, type Stage } from './stage';

let stage: Stage;
/** What is looked at: the id of a flow that stands in each state. */
const states = new Map<string, string>();

beforeAll(async () => {
  stage = await openStage();
});

const looks = [
  ['dark', 'vscode-dark'],
  ['light', 'vscode-light'],
  ['contrast', 'vscode-high-contrast'],
] as const;

const persona = (name: string): Actor => ({ persona: name, client: 'browser' });

describe('every state of the panel', () => {
  it('comes up', async () => {
    const ada = await stage.start('registration', persona('ada'));
    await press(ada, 'Sign up');
    await message(ada, 4_000_002, 'Property email is missing.').waitFor();
    states.set('a refused field', await flowIdOf(ada));

    const bea = await stage.start('login', persona('bea'));
    await field(bea, 'E-mail').fill(addressOf('bea'));
    await field(bea, 'Password').fill('wrong');
    await press(bea, 'Sign in with password');
    await button(bea, 'Explain 4000006').waitFor();
    states.set('a refused login', await flowIdOf(bea));

    const cy = await stage.start('registration', persona('cy'));
    await field(cy, 'E-mail').fill(addressOf('cy'));
    await press(cy, 'Sign up');
    await field(cy, 'Password').fill(password);
    await press(cy, 'Sign up');
    await title(cy, `Registered and signed in as ${addressOf('cy')}`).waitFor();
    states.set('registered, with suggestions', await flowIdOf(cy));

    const mail = await stage.start('verification', persona('cy'));
    await field(mail, 'E-mail address').or(field(mail, 'Email')).fill(addressOf('cy'));
    await press(mail, /^(Submit|Continue)$/);
    await button(mail, /^Fill \d{3} \d{3} from the mail to/).waitFor();
    states.set('a code that came by mail', await flowIdOf(mail));

    const codes = await stage.start('settings', persona('cy'));
    await press(await openGroup(codes, 'Back-up codes'), 'Generate new backup recovery codes');
    await group(codes, 'Back-up codes').getByRole('listitem').first().waitFor();
    states.set('back-up codes, and the QR code', await flowIdOf(codes));

    await stage.arrive(persona('dora'));
    states.set('a saved setting', await flowIdOf(await stage.enrolTotp(persona('dora'))));
    await stage.signOut(persona('dora'));
    const first = await stage.logIn(persona('dora'));
    await button(first, 'Step up').waitFor();
    states.set('a second factor wanted', await flowIdOf(first));
    const refused = await stage.start('settings', persona('dora'));
    await title(refused, /^A second factor is wanted/).waitFor();
    states.set('settings refused', await flowIdOf(refused));
    const second = await stage.start('login', persona('dora'), { aal: 'aal2' });
    await button(second, /^Fill \d{3} \d{3} from the authenticator/).waitFor();
    states.set('the second factor', await flowIdOf(second));
  });

  it.each(looks)('is accessible in %s', async (theme, kind) => {
    const { workbench } = stage;
    await workbench.useTheme(theme);
    const found: Record<string, string[]> = {};
    for (const [state, flowId] of states) {
      const panel = await stage.reopen(flowId);
      await expect.poll(() => panel.evaluate(() => document.body.dataset.vscodeThemeKind)).toBe(kind);
      const violations = await panel.axe();
      if (violations.length > 0) found[state] = violations;
    }
    expect(found).toEqual({});
    expect(states.size).toBe(9);
  });
});
