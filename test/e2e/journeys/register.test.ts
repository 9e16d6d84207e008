import { beforeAll, describe, expect, it } from 'vitest';
import { startKratos } from '../../kit';
import {
  button,
  describeFields,
  expectAccessible,
  field,
  flowIdOf,
  group,
  message,
  press,
  primaryButtons,
  stepsShown,
  title,
} from './form';
import { addressOf, clients, closeEditorsAfterEach, openStage, password, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
closeEditorsAfterEach(() => stage);

describe.each(clients)('registration in two steps, %s', (client) => {
  const persona = `ada-${client}`;
  const email = addressOf(persona);
  let flowId = '';

  it('shows the form of each step as a person expects it, and says what happened', async () => {
    const { workbench } = stage;
    const panel = await stage.start('registration', { persona, client });
    flowId = await flowIdOf(panel);
    await expect
      .poll(() => describeFields(panel))
      .toEqual(['E-mail* · email · required', 'First name · text', 'Last name · text']);
    await title(panel, 'Your details').waitFor();
    await expect.poll(() => primaryButtons(panel)).toEqual(['Sign up']);
    await expectAccessible(panel);

    // What is hidden is folded, not lost.
    const hidden = panel.getByRole('table', { name: 'Hidden fields' });
    expect(await hidden.isVisible()).toBe(false);
    await panel.getByText('1 hidden field, sent along').click();
    expect(await hidden.getByRole('row').allInnerTexts()).toEqual([
      expect.stringMatching(client === 'browser' ? /^csrf_token\s+••••••••/ : /^csrf_token\s+\(empty\)/),
    ]);

    await field(panel, 'First name').fill('Ada');
    await press(panel, 'Sign up');
    await message(panel, 4_000_002, 'Property email is missing.').waitFor();
    expect(await field(panel, 'E-mail').getAttribute('aria-invalid')).toBe('true');
    expect(await field(panel, 'E-mail').evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await field(panel, 'First name').inputValue()).toBe('Ada');
    await expectAccessible(panel);

    await field(panel, 'E-mail').fill(email);
    await press(panel, 'Sign up');
    const choose = message(panel, 1_040_009, 'Please choose a credential to authenticate yourself with.');
    await choose.waitFor();
    await expect.poll(() => describeFields(panel)).toEqual(['Password* · password · required']);
    await expect.poll(() => primaryButtons(panel)).toEqual(['Sign up']);
    await button(group(panel, 'Your details'), 'Back').waitFor();
    const [messageBox, formBox] = [await choose.boundingBox(), await panel.getByRole('form').boundingBox()];
    expect(messageBox?.y).toBeLessThan(formBox?.y ?? 0);
    const preview = panel.getByRole('region', { name: 'Request to be sent' });
    await expect.poll(() => preview.innerText()).toContain(`"traits.email": "${email}"`);
    await expectAccessible(panel);

    await field(panel, 'Password').fill('short');
    await press(panel, 'Sign up');
    await message(panel, 4_000_032, 'The password must be at least 8 characters long, but got 5.').waitFor();
    expect(await field(panel, 'Password').inputValue()).toBe('');

    await field(panel, 'Password').fill(password);
    await press(panel, 'Sign up');
    await title(panel, `Registered and signed in as ${email}`).waitFor();
    await panel.getByText(/^Session [0-9a-f]{8}… · aal1 · valid for 24 h$/).waitFor();
    await expect.poll(() => stepsShown(panel)).toEqual(['aal1 password']);
    await expect.poll(() => primaryButtons(panel)).toEqual(['Show session']);
    await expectAccessible(panel);

    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy
        …
        ▾ ${persona} · ${client}  aal1 · signed in
          Registration  registered, signed in · done
    `);
    await expect(workbench.tree('Sessions')).toHaveTree(`
      ▾ Own  practice
        …
        ▸ ${email}  aal1 · 24 h · password · here · ${persona}, ${client}
      ▸ All on practice (admin)
    `);
    expect(await workbench.notifications()).toEqual([]);
  });

  it('offers to verify the address, which opens that flow in the same panel', async () => {
    const { workbench } = stage;
    const panel = await stage.reopen(flowId);
    const suggestion = panel.getByRole('region', { name: 'Kratos suggests' }).getByRole('listitem').first();
    expect(await suggestion.innerText()).toContain(`Verify ${email}`);
    await press(suggestion, 'Continue');
    await title(panel, 'Verification').waitFor();
    await field(panel, 'Verification code').waitFor();
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy
        …
        ▾ ${persona} · ${client}  aal1 · signed in
          Verification  {/\\d+/} min · code sent
          Registration  registered, signed in · done
    `);
    await expectAccessible(panel);
  });
});

describe.each(clients)('registration in one step, %s', (client) => {
  it('asks for everything at once', async () => {
    const registration = { enable_legacy_one_step: true };
    const kratos = await startKratos({ config: { selfservice: { flows: { registration } } } });
    const connection = `one step, ${client}`;
    await stage.connect(connection, kratos);
    const persona = `eve-${client}`;
    const panel = await stage.start('registration', { persona, client, connection });
    expect((await describeFields(panel)).toSorted()).toEqual([
      'E-mail* · email · required',
      'First name · text',
      'Last name · text',
      'Password* · password · required',
    ]);
    await expect.poll(() => primaryButtons(panel)).toEqual(['Sign up']);
    await expectAccessible(panel);
    await field(panel, 'E-mail').fill(addressOf(persona));
    await field(panel, 'Password').fill(password);
    await press(panel, 'Sign up');
    await title(panel, `Registered and signed in as ${addressOf(persona)}`).waitFor();
  });
});
