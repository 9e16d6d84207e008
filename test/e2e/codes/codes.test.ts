import { beforeAll, describe, expect, it } from 'vitest';
import { html, kratosError, startFaultServer, startKratos } from '../../kit';
import type { Kratos, KratosOptions, Panel } from '../../kit';
import {
  describeFields,
  expectAccessible,
  field,
  message,
  openGroup,
  press,
  primaryButtons,
  stepsShown,
  title,
} from '../journeys/form';
import { addressOf, clients, closeEditorsAfterEach, openStage, password, type Stage } from '../journeys/stage';
import { fillFromMail, inbox, mailsShown, nextStep, sendWrongCode, waitForMails } from './mails';

const withCodes = (code: object): KratosOptions['config'] => ({
  selfservice: { methods: { code: { enabled: true, ...code } } },
});

let stage: Stage;
/** Wants a code as the second factor: its connection is called "second factor". */
let second: Kratos;
/** Its codes live for a second: its connection is called "short codes". */
let short: Kratos;
beforeAll(async () => {
  stage = await openStage(withCodes({ passwordless_enabled: true }));
  second = await connect('second factor', withCodes({ mfa_enabled: true }));
  short = await connect('short codes', withCodes({ passwordless_enabled: true, config: { lifespan: '1s' } }));
});
closeEditorsAfterEach(() => stage);

async function connect(name: string, config: KratosOptions['config']): Promise<Kratos> {
  const kratos = await startKratos({ ...(config && { config }) });
  await stage.connect(name, kratos);
  return kratos;
}

/** What differs between the versions: the words of Kratos, and the subjects of its mails. */
const words = (later: boolean): Readonly<Record<'sent' | 'loginMail' | 'recoveryMail' | 'verificationMail', string>> =>
  later
    ? {
        sent: "A code was sent to the address you provided. If you didn't receive it, please check the spelling of the address and try again.",
        loginMail: 'Use code ###### to log in',
        recoveryMail: 'Use code ###### to recover access to your account',
        verificationMail: 'Use code ###### to verify your account',
      }
    : {
        sent: 'An email containing a code has been sent to the email address you provided. If you have not received an email, check the spelling of the address and retry the login.',
        loginMail: 'Login to your account',
        recoveryMail: 'Recover access to your account',
        verificationMail: 'Please verify your email address',
      };
const wrongRecoveryCode = 'The recovery code is invalid or has already been used. Please try again.';
const wrongLoginCode = 'The login code is invalid or has already been used. Please try again.';

describe.each(clients)('a login by code, %s', (client) => {
  const token = client === 'browser' ? ', csrf_token' : '';

  it('fills the code from the mail, says when one is wrong, and sends another', async () => {
    const { kratos, workbench } = stage;
    const { sent, loginMail } = words(kratos.atLeast(26));
    const actor = { persona: `ada-${client}`, client };
    const email = addressOf(actor.persona);
    await kratos.createIdentity({ email });
    const panel = await stage.start('login', actor);
    expect(await nextStep(panel)).toBe(
      'Next Kratos waits for a first factor: identifier and password or a code sent to the identifier. ' +
        'Send method=password, identifier, password or method=code, identifier' +
        (client === 'browser' ? '; csrf_token with each' : ''),
    );
    await field(panel, 'E-mail').fill(email);
    await press(panel, 'Send sign in code');
    await message(panel, 1_010_014, sent).waitFor();
    expect(await describeFields(panel)).toEqual(['Login code* · text · required']);
    expect(await primaryButtons(panel)).toEqual(['Continue']);
    await expect
      .poll(() => nextStep(panel))
      .toBe(`Next A code was sent to ${email}; Kratos waits for it. Send method=code, code, identifier${token}`);
    await waitForMails(panel, [loginMail], email);
    await expectAccessible(panel);

    await sendWrongCode(panel, 'Login code');
    await message(panel, 4_010_008, wrongLoginCode).waitFor();
    expect(await primaryButtons(panel)).toEqual(['Continue']);
    await press(panel, 'Resend code');
    await message(panel, 1_010_014, sent).waitFor();
    await waitForMails(panel, [loginMail, loginMail], email);
    await expectAccessible(panel);
    await workbench.screenshot(`codes-login-${client}`);

    const code = await fillFromMail(panel, kratos, email);
    expect(await field(panel, 'Login code').inputValue()).toBe(code);
    await press(panel, 'Continue');
    await title(panel, `Signed in as ${email}`).waitFor();
    expect(await stepsShown(panel)).toEqual(['aal1 code']);
    await expectAccessible(panel);
  });

  it('whose code came too late goes on in the flow that Kratos names', async () => {
    const actor = { persona: `late-${client}`, client, connection: 'short codes' };
    const email = addressOf(actor.persona);
    await short.createIdentity({ email });
    const panel = await stage.start('login', actor);
    await field(panel, 'E-mail').fill(email);
    await press(panel, 'Send sign in code');
    await waitForMails(panel, [words(short.atLeast(26)).loginMail], email);
    await fillFromMail(panel, short, email);
    await expect.poll(() => ageOfNewestMail(short)).toBeGreaterThan(1_500);
    await press(panel, 'Continue');
    await expectExpired(panel);
    await press(panel, 'Open the new flow');
    await message(panel, 4_010_001, 'The login flow expired').waitFor();
    await field(panel, 'E-mail').waitFor();
    await expectAccessible(panel);
  });
});

describe.each(clients)('a code as the second factor, %s', (client) => {
  it('is filled from the mail and raises the session', async () => {
    const { workbench } = stage;
    const { sent, loginMail } = words(second.atLeast(26));
    const actor = { persona: `bea-${client}`, client, connection: 'second factor' };
    const email = addressOf(actor.persona);
    await second.createIdentity({ email });
    const panel = await stage.logIn(actor);
    await press(panel, 'Step up');
    // v1.3.1 asks for the address first; v26.2.0 has mailed already where there is only one.
    if (!second.atLeast(26)) {
      await message(panel, 1_010_004, 'Please complete the second authentication challenge.').waitFor();
      expect(await primaryButtons(panel)).toEqual([`Send code to ${email}`]);
      await expectAccessible(panel);
      await press(panel, `Send code to ${email}`);
    }
    await message(panel, 1_010_014, sent).waitFor();
    await expect
      .poll(() => nextStep(panel))
      .toBe(
        `Next A code was sent to ${email}; Kratos waits for it. It completes aal2. Send method=code, code, identifier${client === 'browser' ? ', csrf_token' : ''}`,
      );
    await waitForMails(panel, [loginMail], email);
    await sendWrongCode(panel, 'Login code');
    await message(panel, 4_010_008, wrongLoginCode).waitFor();
    await press(panel, 'Resend code');
    await message(panel, 1_010_014, sent).waitFor();
    await waitForMails(panel, [loginMail, loginMail], email);
    await expectAccessible(panel);
    await fillFromMail(panel, second, email);
    await press(panel, 'Continue');
    await title(panel, `Signed in as ${email}`).waitFor();
    expect(await stepsShown(panel)).toEqual(['aal1 password', 'aal2 code']);
    await expect(workbench.tree('Flows')).toHaveTree(`
      …
      ▾ second factor  … · healthy
        …
        ▾ ${actor.persona} · ${client}  aal2 · signed in
          Login  signed in · done
          …
      …
    `);
  });
});

describe.each(clients)('a recovery, %s', (client) => {
  const asked =
    'An email containing a recovery code has been sent to the email address you provided. If you have not received an email, check the spelling of the address and make sure to use the address you registered with.';
  const token = client === 'browser' ? ', csrf_token' : '';

  it('leads on to the new password', async () => {
    const { kratos, workbench } = stage;
    const { recoveryMail } = words(kratos.atLeast(26));
    const actor = { persona: `cyd-${client}`, client };
    const email = addressOf(actor.persona);
    await kratos.createIdentity({ email, password });
    const panel = await stage.start('recovery', actor);
    expect(await nextStep(panel)).toBe(
      `Next Kratos waits for the address of the account and then mails a code. Unknown addresses are answered just the same. Send method=code, email${token}`,
    );
    await field(panel, 'Email').fill(email);
    await press(panel, 'Continue');
    await message(panel, 1_060_003, asked).waitFor();
    await waitForMails(panel, [recoveryMail], email);
    await expectAccessible(panel);
    await sendWrongCode(panel, 'Recovery code');
    await message(panel, 4_060_006, wrongRecoveryCode).waitFor();
    await press(panel, 'Resend code');
    await message(panel, 1_060_003, asked).waitFor();
    await waitForMails(panel, [recoveryMail, recoveryMail], email);
    await fillFromMail(panel, kratos, email);
    await press(panel, 'Continue');

    await title(panel, `Recovered: ${actor.persona} is signed in`).waitFor();
    await expect.poll(() => stepsShown(panel)).toEqual(['aal1 code_recovery']);
    expect(await primaryButtons(panel)).toEqual(['Continue']);
    await panel.getByText('Go on in settings, for instance with a new password').waitFor();
    await expectAccessible(panel);
    await workbench.screenshot(`codes-recovered-${client}`);
    await press(panel, 'Continue');
    await message(
      panel,
      1_060_001,
      'You successfully recovered your account. Please change your password or set up an alternative login method',
    ).waitFor();
    await expect
      .poll(() => nextStep(panel))
      .toBe(
        `Next The account is recovered and signed in: Kratos waits for a new password, within the minutes that its message names. Send method=password, password${token}`,
      );
    const change = await openGroup(panel, 'Password');
    await field(change, 'Password').fill('another-horse-4242');
    await press(change, 'Save');
    await title(panel, 'Password changed').waitFor();
    await expectAccessible(panel);
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy · active
        …
        ▾ ${actor.persona} · ${client}  aal1 · signed in
          Settings  password changed · done
          Recovery  recovered · done
      …
    `);

    await stage.signOut(actor);
    const login = await stage.start('login', actor);
    await field(login, 'E-mail').fill(email);
    await field(login, 'Password').fill('another-horse-4242');
    await press(login, 'Sign in with password');
    await title(login, `Signed in as ${email}`).waitFor();
  });

  it('whose code came too late says so', async () => {
    const actor = { persona: `lost-${client}`, client, connection: 'short codes' };
    const email = addressOf(actor.persona);
    await short.createIdentity({ email });
    const panel = await stage.start('recovery', actor);
    await field(panel, 'Email').fill(email);
    await press(panel, 'Continue');
    await waitForMails(panel, [words(short.atLeast(26)).recoveryMail], email);
    await fillFromMail(panel, short, email);
    await expect.poll(() => ageOfNewestMail(short)).toBeGreaterThan(1_500);
    await press(panel, 'Continue');
    if (short.atLeast(26)) await message(panel, 4_060_006, wrongRecoveryCode).waitFor();
    else await expectExpired(panel);
    await expectAccessible(panel);
  });
});

describe.each(clients)('a verification, %s', (client) => {
  it('fills the code from the mail, says when one is wrong, and sends another', async () => {
    const { kratos, workbench } = stage;
    const { verificationMail } = words(kratos.atLeast(26));
    const asked =
      'An email containing a verification code has been sent to the email address you provided. If you have not received an email, check the spelling of the address and make sure to use the address you registered with.';
    const actor = { persona: `dan-${client}`, client };
    const email = addressOf(actor.persona);
    const { id } = await kratos.createIdentity({ email });
    const panel = await stage.start('verification', actor);
    await field(panel, 'Email').fill(email);
    await press(panel, 'Continue');
    await message(panel, 1_080_003, asked).waitFor();
    await waitForMails(panel, [verificationMail], email);
    await expectAccessible(panel);
    await sendWrongCode(panel, 'Verification code');
    await message(
      panel,
      4_070_006,
      'The verification code is invalid or has already been used. Please try again.',
    ).waitFor();
    await press(panel, 'Resend code');
    await message(panel, 1_080_003, asked).waitFor();
    await waitForMails(panel, [verificationMail, verificationMail], email);
    await fillFromMail(panel, kratos, email);
    await press(panel, 'Continue');
    await title(panel, 'Address verified').waitFor();
    await panel.getByText(`${email} counts as verified from now on.`).waitFor();
    await panel.getByText('Verification does not sign anyone in: sign in to continue.').waitFor();
    await expect.poll(() => primaryButtons(panel)).toEqual(['Sign in']);
    await expectAccessible(panel);
    await workbench.screenshot(`codes-verified-${client}`);
    const identity = (await kratos.admin(`/admin/identities/${id}`)) as {
      verifiable_addresses: { verified: boolean }[];
    };
    expect(identity.verifiable_addresses.map(({ verified }) => verified)).toEqual([true]);
  });
});

describe('mails that cannot be read', () => {
  const asked = async (connection: string): Promise<Panel> => {
    const panel = await stage.start('recovery', { persona: 'eve', client: 'native', connection });
    await field(panel, 'Email').fill('eve@example.com');
    await press(panel, 'Continue');
    await field(panel, 'Recovery code').waitFor();
    return panel;
  };

  it('because the server hides them, say so and how to change it', async () => {
    const closed = await startKratos({ dev: false });
    const { publicUrl, adminUrl } = closed;
    await stage.workbench.executeCommand('kratosFlows.addConnection', { name: 'closed', publicUrl, adminUrl });
    await closed.createIdentity({ email: 'eve@example.com' });
    const panel = await asked('closed');
    await panel
      .getByText(
        'The server hides the text of its messages. Start it with --dev (or DEV=true in its environment; dev: true in the file does nothing) to read codes here; otherwise look where the mail goes.',
      )
      .waitFor();
    expect(await mailsShown(panel)).toEqual([
      `${closed.atLeast(26) ? 'A message, its subject hidden' : 'Recover access to your account'} · to eve@example.com`,
    ]);
    await expectAccessible(panel);
    await stage.workbench.screenshot('codes-hidden');
  });

  it('because the connection has no admin URL, say so and how to change it', async () => {
    const { publicUrl } = stage.kratos;
    await stage.workbench.executeCommand('kratosFlows.addConnection', { name: 'public only', publicUrl });
    const panel = await asked('public only');
    await panel
      .getByText(
        'Messages are read through the admin API, and “public only” has no admin URL. Edit the connection to set one; its port is usually 4434.',
      )
      .waitFor();
    await expectAccessible(panel);
  });

  it('because the admin URL answers something else, say what it is and how to change it', async () => {
    const { kratos, workbench } = stage;
    const admin = await startFaultServer();
    const name = 'odd admin';
    const connection = { name, publicUrl: kratos.publicUrl, adminUrl: admin.url };
    await workbench.executeCommand('kratosFlows.addConnection', connection);
    await kratos.createIdentity({ email: 'eve@example.com' });
    const panel = await asked(name);
    const edit = 'Edit the connection: its admin URL has to lead to Kratos’s own admin API, usually at port 4434.';
    const page = 'is a web page and not JSON, so it comes from a proxy, a login UI or another server.';
    const look = 'Check whether Kratos is running, and read its log.';
    for (const [answer, why, todo] of [
      [kratosError(404, { reason: 'No such path.' }), 'HTTP 404: No such path.', edit],
      [html('<h1>Sign in</h1>', 404), `The answer (HTTP 404) ${page}`, edit],
      [html('<h1>Sign in</h1>', 200), `The answer (HTTP 200) ${page}`, edit],
      [kratosError(500, { reason: 'No database.' }), 'HTTP 500: No database.', look],
    ] as const) {
      admin.route('GET /admin/courier/messages', answer);
      await inbox(panel).getByText(`The messages cannot be read. ${why} ${todo}`).waitFor();
    }
    await expectAccessible(panel);
    await workbench.screenshot('codes-odd-admin');
    await admin.stop();
    await inbox(panel)
      .getByText(
        `The messages cannot be read. Nothing is listening at ${new URL(admin.url).host}: the connection was refused.`,
      )
      .waitFor();

    await workbench.executeCommand('kratosFlows.editConnection', { connection: name, adminUrl: kratos.adminUrl });
    await waitForMails(panel, [words(kratos.atLeast(26)).recoveryMail], 'eve@example.com');
  });
});

/** Milliseconds since the last mail of a server, by its own times. */
async function ageOfNewestMail(kratos: Kratos): Promise<number> {
  const [newest] = await kratos.courier();
  return Date.now() - Date.parse(newest?.created_at ?? '');
}

/** A code that came too late has ended its flow, and Kratos has made another one. */
async function expectExpired(panel: Panel): Promise<void> {
  await title(panel, /^The flow has expired/).waitFor();
  await panel.getByText('The flow or its code has expired. The server has already made a new flow.').waitFor();
  expect(await primaryButtons(panel)).toEqual(['Open the new flow']);
  await expectAccessible(panel);
}
