import { beforeAll, describe, expect, it } from 'vitest';
import {
  describeFields,
  expectAccessible,
  field,
  flowIdOf,
  message,
  press,
  primaryButtons,
  stepsShown,
  title,
} from './form';
import { readExplanation } from './explanation';
import { addressOf, clients, closeEditorsAfterEach, openStage, password, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
closeEditorsAfterEach(() => stage);

describe.each(clients)('login, %s', (client) => {
  const persona = `ada-${client}`;
  const email = addressOf(persona);
  const wrong =
    'The provided credentials are invalid, check for spelling mistakes in your password or username, email address, or phone number.';

  it('says what is wrong with its id, which opens the explanation, and takes the right password after it', async () => {
    const { kratos, workbench } = stage;
    await kratos.createIdentity({ email, password });
    const panel = await stage.start('login', { persona, client });
    await expect
      .poll(() => describeFields(panel))
      .toEqual(['E-mail* · text · required', 'Password* · password · required']);
    await expect.poll(() => primaryButtons(panel)).toEqual(['Sign in with password']);
    await expectAccessible(panel);

    await field(panel, 'E-mail').fill(email);
    await field(panel, 'Password').fill('wrong-horse-4242');
    await press(panel, 'Sign in with password');
    await message(panel, 4_000_006, wrong).waitFor();
    // What was typed is kept where it is no secret.
    expect(await field(panel, 'E-mail').inputValue()).toBe(email);
    expect(await field(panel, 'Password').inputValue()).toBe('');
    await expectAccessible(panel);
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy
        …
        ▾ ${persona} · ${client}  signed out
          Login  {/\\d+/} min · choose method
    `);

    await press(panel, 'Explain 4000006');
    const explanation = await readExplanation(workbench, `4000006 · error — ${wrong}`);
    for (const sentence of [
      'The identifier and the password do not fit together. Kratos does not say which of the two is wrong, so that accounts cannot be guessed.',
      'Why',
      'The password is wrong, or the identifier has a spelling mistake.',
      'What to do',
      'Try again in the same flow; it stays valid. Otherwise recover the account.',
    ]) {
      expect(explanation).toContain(sentence);
    }

    await field(panel, 'Password').fill(password);
    await press(panel, 'Sign in with password');
    await title(panel, `Signed in as ${email}`).waitFor();
    await panel.getByText(/^Session [0-9a-f]{8}… · aal1 · valid for 24 h$/).waitFor();
    await expect.poll(() => stepsShown(panel)).toEqual(['aal1 password']);
    await expectAccessible(panel);
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy
        …
        ▾ ${persona} · ${client}  aal1 · signed in
          Login  signed in · done
    `);
    await expect(workbench.tree('Sessions')).toHaveTree(`
      ▾ Own  practice
        …
        ▸ ${email}  aal1 · 24 h · password · here · ${persona}, ${client}
      ▸ All on practice (admin)
    `);
  });

  it('that another one overtook is not needed any more, and says so', async () => {
    const { workbench } = stage;
    await stage.signOut({ persona, client });
    const panel = await stage.start('login', { persona, client });
    await field(panel, 'E-mail').waitFor();
    const overtaken = await flowIdOf(panel);
    await title(await stage.logIn({ persona, client }), `Signed in as ${email}`).waitFor();
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy
        …
        ▾ ${persona} · ${client}  aal1 · signed in
          Login  signed in · done
          Login  {/\\d+/} min · not needed
          …
    `);
    const again = await stage.reopen(overtaken);
    await title(again, `No longer needed: ${persona} is signed in`).waitFor();
    await again.locator('.state', { hasText: 'not needed' }).waitFor();
    expect(await again.getByRole('region', { name: 'Next' }).count()).toBe(0);
    await expectAccessible(again);
    await press(again, 'Sign out');
    await again.locator('.state', { hasText: 'choose method' }).waitFor();
    await stage.logIn({ persona, client });
  });

  it('whose session is over does not say that somebody is signed in', async () => {
    const { workbench, kratos } = stage;
    await stage.signOut({ persona, client });
    const panel = await stage.logIn({ persona, client });
    await title(panel, `Signed in as ${email}`).waitFor();
    const all = (await kratos.admin('/admin/sessions?expand=identity&active=true')) as {
      id: string;
      identity: { traits: { email: string } };
    }[];
    for (const { id } of all.filter(({ identity }) => identity.traits.email === email))
      await kratos.admin(`/admin/sessions/${id}`, { method: 'DELETE' });
    await workbench.executeCommand('kratosFlows.refreshSessions');
    await panel.getByText(`${persona} is no longer signed in.`).waitFor();
    await panel.locator('.state', { hasText: 'signed out' }).waitFor();
    expect(await stepsShown(panel)).toEqual([]);
    await expect.poll(() => primaryButtons(panel)).toEqual(['Sign in']);
    await expectAccessible(panel);
    await workbench.screenshot(`login-over-${client}`);
    await press(panel, 'Sign in');
    await field(panel, 'E-mail').fill(email);
    await field(panel, 'Password').fill(password);
    await press(panel, 'Sign in with password');
    await title(panel, `Signed in as ${email}`).waitFor();
  });

  it('is refused while signed in, and offers the ways on', async () => {
    const { workbench } = stage;
    const panel = await stage.start('login', { persona, client });
    await title(panel, new RegExp(`^${persona} is already signed in`)).waitFor();
    await expect.poll(() => primaryButtons(panel)).toEqual(['Sign out']);
    await expectAccessible(panel);
    await press(panel, 'Sign out');
    await press(panel, 'Start again');
    await field(panel, 'E-mail').waitFor();
    await expect(workbench.tree('Sessions')).toHaveTree(`
      ▾ Own  practice
        …
        ${persona} · ${client}  signed out
      ▸ All on practice (admin)
    `);
  });
});
