import { beforeAll, describe, expect, it } from 'vitest';
import { startKratos, type Kratos } from '../../kit';
import { keySchema, keySettings, page } from '../../kit/keySettings';
import { button, expectAccessible, field, group, openGroup, press, primaryButtons, stepsShown, title } from './form';
import { expectFocus, pressByKeys, startByKeys } from './keyboard';
import { addBeside, addressOf, closeEditorsAfterEach, openStage, password, type Stage } from './stage';

let stage: Stage;
let strict: Kratos;

/** One server takes passkeys and says nothing of its pages; of the other the workspace has the configuration. */
beforeAll(async () => {
  const schema = keySchema();
  strict = await startKratos({ config: keySettings(false), schema });
  const workspace = { 'kratos.yml': JSON.stringify(strict.config, null, 2) };
  stage = await openStage(keySettings(true), { schema, workspace });
  const { publicUrl, adminUrl } = strict;
  await addBeside(stage.workbench, { name: 'strict', publicUrl, adminUrl });
});

closeEditorsAfterEach(() => stage);

const email = addressOf('alice');

describe('a passkey, by the keyboard alone', () => {
  it('registers somebody, once it is told which page it answers for', async () => {
    const { workbench } = stage;
    const { keyboard } = workbench.page;
    const panel = await startByKeys(workbench, 'Registration', 'alice');
    await expectFocus(panel, 'E-mail');
    await keyboard.type(email);
    await keyboard.press('Enter');
    await expectFocus(panel, 'Password');
    await pressByKeys(workbench, panel, /^Passkey/);
    await pressByKeys(workbench, panel, 'Register with alice’s key as a passkey');
    // A flow never tells which pages the server takes, so this is asked once for each site.
    await expect.poll(() => workbench.quickInput.items()).toContainEqual(expect.stringMatching(/^Another page…/));
    await keyboard.type('Another');
    await expect.poll(async () => (await workbench.quickInput.items())[0]).toMatch(/^Another page…/);
    await keyboard.press('Enter');
    await workbench.page.getByText('Origin of the page: scheme, host and port').waitFor();
    await keyboard.press('Control+a');
    await keyboard.type(page);
    await keyboard.press('Enter');
    await expectFocus(panel, `Registered and signed in as ${email}`);
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy · active
        ▾ alice · browser  aal1 · signed in
          alice’s key  passkey · localhost · ${email}
          Registration  registered, signed in · done
      ▾ strict  …
        No flow yet: start one
    `);
  });

  it('signs in', async () => {
    const { workbench } = stage;
    await stage.signOut({ persona: 'alice', client: 'browser' });
    const panel = await startByKeys(workbench, 'Login', 'alice');
    await expectFocus(panel, 'E-mail');
    await pressByKeys(workbench, panel, /^Passkey/);
    await pressByKeys(workbench, panel, 'Sign in with alice’s key');
    await expectFocus(panel, `Signed in as ${email}`);
    expect(await stepsShown(panel)).toEqual(['aal1 passkey']);
    const tooltip = await workbench.tree('Flows').tooltip('alice’s key');
    expect(tooltip).toMatch(/Kind: passkey/);
    expect(tooltip).not.toMatch(/not yet/);
  });
});

describe('a passkey', () => {
  it('is explained where the page is wrong, and signs in once the right one is chosen', async () => {
    const { workbench } = stage;
    await stage.signOut({ persona: 'alice', client: 'browser' });
    const site = { site: 'localhost', connection: 'practice' };
    await workbench.executeCommand('kratosFlows.choosePageOrigin', { ...site, origin: 'http://localhost:9999' });
    const panel = await stage.start('login', { persona: 'alice', client: 'browser' });
    const passkey = await openGroup(panel, 'Passkey');
    await passkey.getByText('The key answers as if the page were at http://localhost:9999.').waitFor();
    await press(passkey, 'Sign in with alice’s key');
    await title(panel, /^The server did not accept the key’s answer/).waitFor();
    await panel.getByText(/^Usually the page is wrong.*as if the page were at http:\/\/localhost:9999/).waitFor();
    await expect.poll(() => primaryButtons(panel)).toEqual(['Choose the page…']);
    await expectAccessible(panel);
    await workbench.executeCommand('kratosFlows.choosePageOrigin', { ...site, origin: `${page}/` });
    await openGroup(panel, 'Passkey');
    await press(passkey, 'Sign in with alice’s key');
    await title(panel, `Signed in as ${email}`).waitFor();
  });

  it('is copied to another persona, who signs in as the same account, renamed and removed', async () => {
    const { workbench } = stage;
    await workbench.executeCommand('kratosFlows.addPersona', { name: 'device', client: 'browser' });
    const before = await stage.start('login', { persona: 'device', client: 'browser' });
    const passkey = await openGroup(before, 'Passkey');
    await passkey.getByText('device has no passkey yet: register with one, or add one in settings.').waitFor();
    // Within reach of the keyboard, so that a screen reader tells why.
    const without = button(passkey, 'Sign in with device’s key');
    expect(await without.isDisabled()).toBe(true);
    await without.focus();
    const { focused, reason } = await without.evaluate((one) => ({
      focused: one.matches(':focus'),
      reason: document.getElementById(one.getAttribute('aria-describedby') ?? '')?.textContent.trim(),
    }));
    expect({ focused, reason }).toEqual({
      focused: true,
      reason: 'device has no passkey yet: register with one, or add one in settings.',
    });
    await expectAccessible(before);
    await workbench.tree('Flows').menu('alice’s key', 'Copy Key to Another Persona…');
    await press(passkey, 'Sign in with alice’s key');
    await title(before, `Signed in as ${email}`).waitFor();
    const key = { persona: 'device', key: 'alice’s key' };
    await workbench.executeCommand('kratosFlows.renameKey', { ...key, name: 'lent one' });
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy · active
        …
        ▾ device · browser  aal1 · signed in
          lent one  passkey · localhost · ${email}
          Login  signed in · done
      ▾ strict  …
        No flow yet: start one
    `);
    await workbench.tree('Flows').menu('lent one', 'Remove Key…');
    const dialog = workbench.page.getByRole('dialog');
    await dialog.getByText('The account on the server still has it').waitFor();
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy · active
        …
        ▾ device · browser  aal1 · signed in
          Login  signed in · done
      ▾ strict  …
        No flow yet: start one
    `);
  });
});

describe('a security key', () => {
  const bob = { persona: 'bob', client: 'browser', connection: 'strict' } as const;

  it('is a second factor; the page is read from the configuration in the workspace', async () => {
    await strict.createIdentity({ email: addressOf('bob'), password });
    await title(await stage.logIn(bob), `Signed in as ${addressOf('bob')}`).waitFor();
    const settings = await stage.start('settings', bob);
    const keys = await openGroup(settings, 'Security key');
    await field(keys, 'Name of the security key').fill('blue one');
    await press(keys, 'Add bob’s key as a security key');
    await title(settings, 'Security key added').waitFor();
    await stage.signOut(bob);
    const login = await stage.logIn(bob);
    await press(login, 'Step up');
    const second = group(login, 'Security key');
    await second.getByText(`The key answers as if the page were at ${page}.`).waitFor();
    await press(second, 'Confirm with bob’s key');
    await title(login, `Signed in as ${addressOf('bob')}`).waitFor();
    await expect.poll(() => stepsShown(login)).toEqual(['aal1 password', 'aal2 webauthn']);
    await expectAccessible(login);
  });

  it('goes with the settings that remove it at the server', async () => {
    const settings = await stage.start('settings', bob);
    const keys = await openGroup(settings, 'Security key');
    await press(keys, 'Remove security key "blue one" (bob’s key)');
    await title(settings, 'Security key removed').waitFor();
    await expect(stage.workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy · active
        …
      ▾ strict  …
        ▾ bob · browser  aal2 · signed in
          Settings  {/.*/}
          …
    `);
  });
});
