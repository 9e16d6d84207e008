import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, field, group, message, openGroup, press, primaryButtons, stepsShown, title } from './form';
import { addressOf, clients, closeEditorsAfterEach, openStage, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
closeEditorsAfterEach(() => stage);

describe.each(clients)('back-up codes, %s', (client) => {
  const persona = `ada-${client}`;
  const email = addressOf(persona);
  let codes: string[] = [];

  it('are shown, and count once they are confirmed', async () => {
    await stage.arrive({ persona, client });
    const panel = await stage.start('settings', { persona, client });
    await press(await openGroup(panel, 'Back-up codes'), 'Generate new backup recovery codes');
    const shown = group(panel, 'Back-up codes');
    await shown.getByText('These are your back up recovery codes. Please keep them in a safe place!').waitFor();
    codes = await shown.getByRole('listitem').allInnerTexts();
    expect(codes).toEqual(Array.from({ length: 12 }, () => expect.stringMatching(/^[a-z0-9]{8}$/) as string));
    await expect.poll(() => primaryButtons(panel)).toEqual(['Confirm backup recovery codes']);
    await panel.getByText(/^Next Save the new back-up codes, then confirm them/).waitFor();
    await expectAccessible(panel);

    await press(shown, 'Confirm backup recovery codes');
    await title(panel, 'Back-up codes confirmed').waitFor();
    await expect.poll(() => stepsShown(panel)).toEqual(['aal1 password', 'aal2 lookup_secret']);
    await expectAccessible(panel);
  });

  it('are kept by the persona and used by one press', async () => {
    const { workbench } = stage;
    await stage.signOut({ persona, client });
    const panel = await stage.logIn({ persona, client });
    await press(panel, 'Step up');
    await press(panel, 'Use next code 12 of 12 left');
    expect(await field(panel, 'Backup recovery code').inputValue()).toBe(codes[0]);
    await expectAccessible(panel);
    await press(panel, 'Use backup recovery code');
    await title(panel, `Signed in as ${email}`).waitFor();
    await expect.poll(() => stepsShown(panel)).toEqual(['aal1 password', 'aal2 lookup_secret']);
    await expect(workbench.tree('Sessions')).toHaveTree(`
      ▾ Own  practice
        …
        ▸ ${email}  aal2 · 24 h · password, lookup_secret · here · ${persona}, ${client}
      ▸ All on practice (admin)
    `);
  });

  it('work once each', async () => {
    await stage.signOut({ persona, client });
    const panel = await stage.logIn({ persona, client });
    await press(panel, 'Step up');
    await field(panel, 'Backup recovery code').fill(codes[0] ?? '');
    await press(panel, 'Use backup recovery code');
    await message(panel, 4_000_012, 'This backup recovery code has already been used.').waitFor();
    await expectAccessible(panel);
    await press(panel, 'Use next code 11 of 12 left');
    expect(await field(panel, 'Backup recovery code').inputValue()).toBe(codes[1]);
    await press(panel, 'Use backup recovery code');
    await title(panel, `Signed in as ${email}`).waitFor();
  });

  it('are revealed with the spent ones struck out', async () => {
    const panel = await stage.start('settings', { persona, client });
    await press(await openGroup(panel, 'Back-up codes'), 'Reveal backup recovery codes');
    const shown = group(panel, 'Back-up codes');
    await expect.poll(() => shown.getByRole('listitem').count()).toBe(12);
    const texts = await shown.getByRole('listitem').allInnerTexts();
    expect(texts.filter((text) => text.endsWith('used'))).toHaveLength(2);
    expect(texts.filter((text) => codes.slice(2).includes(text))).toHaveLength(10);
    await expectAccessible(panel);
  });
});
