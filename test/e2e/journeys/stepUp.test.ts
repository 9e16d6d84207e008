import { beforeAll, describe, expect, it } from 'vitest';
import { totpCode } from '../../../src/kratos/authenticator/totp';
import { startKratos, type Kratos, type Panel } from '../../kit';
import {
  button,
  expectAccessible,
  field,
  flowIdOf,
  group,
  message,
  openGroup,
  press,
  primaryButtons,
  stepsShown,
  title,
} from './form';
import { addressOf, clients, closeEditorsAfterEach, openStage, password, type Client, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
closeEditorsAfterEach(() => stage);

const wantedBySettings =
  'selfservice.flows.settings.required_aal is highest_available and this identity has a second factor. The session proved the first one only.';
const wantedByWhoami =
  'session.whoami.required_aal is highest_available and this identity has a second factor. The session proved the first one only.';

/** Gives the second factor from the persona's authenticator. */
async function giveCode(panel: Panel): Promise<void> {
  const app = group(panel, 'Authenticator app');
  await press(app, /^Fill \d{3} \d{3} from the authenticator/);
  await press(app, 'Use Authenticator');
}

describe.each(clients)('a session that is asked for a second factor, %s', (client) => {
  const persona = `ada-${client}`;
  const email = addressOf(persona);
  const actor = { persona, client };

  it('says so and why, and is raised from its item', async () => {
    const { workbench } = stage;
    await stage.arrive(actor);
    await stage.enrolTotp(actor);
    await stage.signOut(actor);
    const first = await stage.logIn(actor);
    await button(first, 'Step up').waitFor();
    await first.getByText(wantedByWhoami).waitFor();
    await expect.poll(() => primaryButtons(first)).toEqual(['Step up']);
    await expectAccessible(first);
    // The server tells a browser nothing of a session that is not enough.
    const known = client === 'browser' ? '' : '24 h · password · ';
    await expect(workbench.tree('Sessions')).toHaveTree(`
      ▾ Own  practice
        …
        {/[▸ ]*/}${persona}  second factor wanted · aal1 · ${known}here · ${client}
      ▸ All on practice (admin)
    `);
    expect(await workbench.tree('Sessions').tooltip(persona)).toContain(wantedByWhoami);

    await workbench.executeCommand('workbench.action.closeAllEditors');
    await workbench.tree('Sessions').press(persona, 'Step Up');
    const panel = await workbench.panel('login');
    await field(panel, 'Authentication code').waitFor();
    await giveCode(panel);
    await title(panel, `Signed in as ${email}`).waitFor();
    await expect.poll(() => stepsShown(panel)).toEqual(['aal1 password', 'aal2 totp']);
    await expect(workbench.tree('Sessions')).toHaveTree(`
      ▾ Own  practice
        …
        ▸ ${email}  aal2 · 24 h · password, totp · here · ${persona}, ${client}
      ▸ All on practice (admin)
    `);
    const tooltip = await workbench.tree('Sessions').tooltip(email);
    expect(tooltip).toMatch(/password: aal1 · \d+:\d\d:\d\d/);
    expect(tooltip).toMatch(/totp: aal2 · \d+:\d\d:\d\d/);
  });

  it('is raised for settings that were refused at their start, which go on after it', async () => {
    const { workbench } = stage;
    await stage.signOut(actor);
    await stage.logIn(actor);
    const panel = await stage.start('settings', actor);
    await title(panel, /^A second factor is wanted/).waitFor();
    await button(panel, 'Explain session_aal2_required').waitFor();
    await panel.getByText(wantedBySettings).waitFor();
    await expect.poll(() => primaryButtons(panel)).toEqual(['Step up']);
    await expectAccessible(panel);

    await press(panel, 'Step up');
    await title(panel, 'Login').waitFor();
    await giveCode(panel);
    await title(panel, 'Settings').waitFor();
    await title(panel, 'Profile').waitFor();
    expect(await field(panel, 'E-mail').inputValue()).toBe(email);
    await expectAccessible(panel);
    // The tree follows the panel from flow to flow.
    const selected = workbench.tree('Flows').pane.locator('.monaco-list-row.selected');
    await expect.poll(() => selected.getAttribute('aria-label')).toMatch(/^Settings flow, of ada-/);
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy
        …
        ▾ ${persona} · ${client}  aal2 · signed in
          Settings  {/\\d+/} min · form shown
          Login  signed in · done
          …
    `);
  });
});

describe.each(clients)('a persona that signs out in a panel, %s', (client) => {
  const persona = `cyd-${client}`;
  const email = addressOf(persona);

  it('signs in again there and steps up: that interrupted nothing, and ends as a sign-in', async () => {
    await stage.arrive({ persona, client });
    const panel = await stage.enrolTotp({ persona, client });
    await press(panel, 'Sign out');
    await panel.getByText(`${persona} is no longer signed in.`).waitFor();
    await panel.locator('.state', { hasText: 'signed out' }).waitFor();
    await expect.poll(() => primaryButtons(panel)).toEqual(['Sign in']);
    expect(await group(panel, 'Profile').count()).toBe(0);
    await expectAccessible(panel);
    await stage.workbench.screenshot(`settings-signed-out-${client}`);
    await press(panel, 'Sign in');
    await field(panel, 'E-mail').fill(email);
    await field(panel, 'Password').fill(password);
    await press(panel, 'Sign in with password');
    await press(panel, 'Step up');
    await giveCode(panel);
    await title(panel, `Signed in as ${email}`).waitFor();
    await expect.poll(() => stepsShown(panel)).toEqual(['aal1 password', 'aal2 totp']);
  });

  it('finds a second factor given that two flows wanted', async () => {
    const { workbench } = stage;
    await stage.signOut({ persona, client });
    await stage.logIn({ persona, client });
    const settings = await stage.start('settings', { persona, client });
    await title(settings, /^A second factor is wanted/).waitFor();
    const [interrupted, overtaken, chosen] = [
      await flowIdOf(settings),
      (await workbench.executeCommand('kratosFlows.stepUp', { persona, client })) as { id: string },
      (await workbench.executeCommand('kratosFlows.stepUp', { persona, client })) as { id: string },
    ];
    const panel = await stage.reopen(chosen.id);
    await giveCode(panel);
    await title(panel, `Signed in as ${email}`).waitFor();
    const other = await stage.reopen(overtaken.id);
    await title(other, `No longer needed: ${persona} has given a second factor`).waitFor();
    await expectAccessible(other);
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy
        …
        ▾ ${persona} · ${client}  aal2 · signed in
          Login  signed in · done
          Login  {/\\d+/} min · not needed
          Settings  can go on
          Login  signed in · done
          …
    `);
    const back = await stage.reopen(interrupted);
    await title(back, 'The second factor that was wanted has been given').waitFor();
    await expectAccessible(back);
    await workbench.screenshot(`settings-can-go-on-${client}`);
    await press(back, 'Go on');
    const onward = await workbench.panel('settings');
    await title(onward, 'Profile').waitFor();
  });
});

describe.each(clients)('settings that are interrupted, %s', (client) => {
  const persona = `bea-${client}`;
  const email = addressOf(persona);
  const actor = { persona, client };

  it('go on with the press that was refused, after a second factor that another client enrolled', async () => {
    await stage.arrive(actor);
    const interrupted = await flowIdOf(await stage.start('settings', actor));
    const other: Client = client === 'browser' ? 'native' : 'browser';
    const secret = await enrolElsewhere({ persona: `${persona}-elsewhere`, client: other });
    // What the other client has changed is known here without a refresh.
    await expect(stage.workbench.tree('Sessions')).toHaveTree(`
      ▾ Own  practice
        …
        ▸ ${email}  second factor wanted · aal1 · {/\\d+/} h · password · here · ${persona}, ${client}
        …
      ▸ All on practice (admin)
    `);

    const panel = await stage.reopen(interrupted);
    const profile = await openGroup(panel, 'Profile');
    await field(profile, 'First name').fill('Beatrice');
    await press(profile, 'Save');
    await title(panel, /^A second factor is wanted/).waitFor();
    expect(await field(profile, 'First name').inputValue()).toBe('Beatrice');
    await expectAccessible(panel);

    await press(panel, 'Step up');
    await panel.getByText('This persona has no authenticator here: type the code of your app.').waitFor();
    await field(panel, 'Authentication code').fill(totpCode(secret, Date.now())?.code ?? '');
    await press(panel, 'Use Authenticator');
    await title(panel, 'Profile changed').waitFor();
    await title(panel, 'Settings').waitFor();
    expect(await field(await openGroup(panel, 'Profile'), 'First name').inputValue()).toBe('Beatrice');
    await expect.poll(() => stepsShown(panel)).toEqual(['aal1 password', 'aal2 totp']);
    await expectAccessible(panel);
  });

  /** Signs the same identity in with another client and enrols an authenticator there; resolves to its secret. */
  async function enrolElsewhere(there: { persona: string; client: Client }): Promise<string> {
    const login = await stage.start('login', there);
    await field(login, 'E-mail').fill(email);
    await field(login, 'Password').fill(password);
    await press(login, 'Sign in with password');
    await title(login, `Signed in as ${email}`).waitFor();
    const settings = await stage.start('settings', there);
    const app = group(settings, 'Authenticator app');
    await press(app, 'Reveal the secret');
    const secret = await app.locator('code.secret').innerText();
    await press(app, /^Fill \d{3} \d{3} from the authenticator/);
    await press(app, 'Save');
    await title(settings, 'Authenticator paired').waitFor();
    return secret.replaceAll(' ', '');
  }
});

describe('settings that want a fresh sign-in', () => {
  let strict: Kratos;
  beforeAll(async () => {
    strict = await startKratos({
      config: { selfservice: { flows: { settings: { privileged_session_max_age: '3s' } } } },
    });
    const { publicUrl, adminUrl } = strict;
    await stage.workbench.executeCommand('kratosFlows.addConnection', { name: 'strict', publicUrl, adminUrl });
  });

  it.each(clients)('go on with the press that was refused, %s', async (client) => {
    const persona = `eve-${client}`;
    const email = addressOf(persona);
    const actor = { persona, client, connection: 'strict' };
    await strict.createIdentity({ email, password });
    const login = await stage.logIn(actor);
    await title(login, `Signed in as ${email}`).waitFor();
    const panel = await stage.start('settings', actor);
    const change = await openGroup(panel, 'Password');
    await field(change, 'Password').fill('another-horse-4242');
    await expect.poll(() => ageOfNewestSession(strict)).toBeGreaterThan(3_000);
    await press(change, 'Save');
    await title(panel, /^Kratos wants to be sure that it is you/).waitFor();
    await button(panel, 'Explain session_refresh_required').waitFor();
    await expect.poll(() => primaryButtons(panel)).toEqual(['Confirm it is you']);
    await expectAccessible(panel);

    await press(panel, 'Confirm it is you');
    await message(panel, 1_010_003, 'Please confirm this action by verifying that it is you.').waitFor();
    await title(panel, 'Login').waitFor();
    await expectAccessible(panel);
    await field(panel, 'Password').fill(password);
    await press(panel, 'Sign in');
    await title(panel, 'Password changed').waitFor();
    await panel.getByText(`The change is stored for ${email}.`).waitFor();

    // The new password counts.
    await stage.signOut(actor);
    const again = await stage.start('login', actor);
    await field(again, 'E-mail').fill(email);
    await field(again, 'Password').fill('another-horse-4242');
    await press(again, 'Sign in with password');
    await title(again, `Signed in as ${email}`).waitFor();
  });
});

/** Kratos without `--dev` sets Secure cookies, which browsers send over http to this machine. */
describe('a server without --dev', () => {
  let plain: Kratos;
  let misplaced: Kratos;
  beforeAll(async () => {
    [plain, misplaced] = await Promise.all([
      startKratos({ dev: false }),
      startKratos({ dev: false, config: { cookies: { domain: 'elsewhere.example' } } }),
    ]);
    const { publicUrl, adminUrl } = plain;
    const byName = publicUrl.replace('127.0.0.1', 'localhost');
    const add = (name: string, urls: object): Promise<unknown> =>
      stage.workbench.executeCommand('kratosFlows.addConnection', { name, ...urls });
    await add('by address', { publicUrl, adminUrl });
    await add('by name', { publicUrl: byName, adminUrl });
    await add('misplaced', misplaced);
  });

  it.each(['by address', 'by name'])('registers, signs in and steps up, %s', async (connection) => {
    const persona = `sue-${connection.replace(' ', '-')}`;
    const actor = { persona, client: 'browser', connection } as const;
    const panel = await stage.start('registration', actor);
    await field(panel, 'E-mail').fill(addressOf(persona));
    await press(panel, 'Sign up');
    await field(panel, 'Password').fill(password);
    await press(panel, 'Sign up');
    await title(panel, `Registered and signed in as ${addressOf(persona)}`).waitFor();
    await stage.enrolTotp(actor);
    await stage.signOut(actor);
    const login = await stage.logIn(actor);
    await press(login, 'Step up');
    await giveCode(login);
    await title(login, `Signed in as ${addressOf(persona)}`).waitFor();
    await expect.poll(() => stepsShown(login)).toEqual(['aal1 password', 'aal2 totp']);
  });

  it('says which cookie a persona withholds, before and after the refusal, and lets it be sent', async () => {
    const { workbench } = stage;
    const actor = { persona: 'wes', client: 'browser', connection: 'by address' } as const;
    await plain.createIdentity({ email: addressOf('wes'), password });
    await workbench.executeCommand('kratosFlows.addPersona', { name: 'wes', ...actor });
    await workbench.executeCommand('kratosFlows.secureCookies', { ...actor, send: false });
    const panel = await stage.start('login', actor);
    await title(panel, 'Kratos will refuse this form: its CSRF cookie does not come back').waitFor();
    await panel.getByRole('tab', { name: 'Cookies' }).click();
    await panel
      .getByText(/^Not sent\. The cookie csrf_token_[0-9a-f]{8}… is Secure, and this persona withholds/)
      .waitFor();
    await expectAccessible(panel);
    await workbench.screenshot('cookies-withheld');
    await field(panel, 'E-mail').fill(addressOf('wes'));
    await field(panel, 'Password').fill(password);
    await press(panel, 'Sign in with password');
    await title(panel, /^Kratos refused the request: CSRF/).waitFor();
    await panel
      .locator('.problem')
      .getByText(/start Kratos with --dev, or serve it over https/)
      .waitFor();
    expect(await button(panel, 'Start again').count()).toBe(0);
    await expectAccessible(panel);

    await press(panel, 'Let the persona send it and start again');
    await field(panel, 'Password').fill(password);
    await press(panel, 'Sign in with password');
    await title(panel, `Signed in as ${addressOf('wes')}`).waitFor();
  });

  it('says which cookie was refused, and which setting sent it', async () => {
    const { workbench } = stage;
    const panel = await stage.start('login', { persona: 'max', client: 'browser', connection: 'misplaced' });
    await panel.getByRole('tab', { name: 'Cookies' }).click();
    await panel.getByText(/^Refused\. The cookie csrf_token_[0-9a-f]{8}… says Domain=elsewhere\.example/).waitFor();
    await field(panel, 'E-mail').fill(addressOf('max'));
    await field(panel, 'Password').fill(password);
    await press(panel, 'Sign in with password');
    await title(panel, /^Kratos refused the request: CSRF/).waitFor();
    await panel
      .locator('.problem')
      .getByText(/^Correct or remove cookies\.domain/)
      .waitFor();
    await expect.poll(() => primaryButtons(panel)).toContain('Look at the connection');
    expect(await button(panel, 'Start again').count()).toBe(0);
    await expectAccessible(panel);
    await workbench.screenshot('cookies-refused');
  });

  it('does not show a flow of another client, and says so', async () => {
    const start = await fetch(`${plain.publicUrl}/self-service/login/browser`, {
      headers: { accept: 'application/json' },
    });
    const { id } = (await start.json()) as { id: string };
    const actor = { persona: 'oli', client: 'browser', connection: 'by address' } as const;
    await stage.workbench.executeCommand('kratosFlows.addPersona', { name: 'oli', ...actor });
    await stage.workbench.executeCommand('kratosFlows.openFlow', { id, type: 'login', ...actor });
    const panel = await stage.workbench.panel({ 'data-flow-id': id });
    await panel
      .getByText(/^Another client started this flow: its CSRF cookie is not in the jar of this persona/)
      .waitFor();
    await press(panel, 'Start a new flow');
    await field(panel, 'Password').waitFor();
  });
});

/** Milliseconds since the last sign-in at a server, by its own times. */
async function ageOfNewestSession(kratos: Kratos): Promise<number> {
  const sessions = (await kratos.admin('/admin/sessions?active=true')) as { authenticated_at: string }[];
  const newest = Math.max(...sessions.map((session) => Date.parse(session.authenticated_at)));
  return Date.now() - newest;
}
