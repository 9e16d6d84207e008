import { beforeAll, describe, expect, it } from 'vitest';
import type { Panel } from '../../kit';
import {
  button,
  describeFields,
  expectAccessible,
  field,
  group,
  message,
  openGroup,
  press,
  primaryButtons,
  stepsShown,
  title,
} from './form';
import { addressOf, clients, closeEditorsAfterEach, openStage, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
closeEditorsAfterEach(() => stage);

describe.each(clients)('an authenticator app, %s', (client) => {
  const persona = `ada-${client}`;
  const email = addressOf(persona);
  const fill = /^Fill \d{3} \d{3} from the authenticator, \d+ s$/;

  it('is enrolled with the code that one press fills', async () => {
    const { workbench } = stage;
    await stage.arrive({ persona, client });
    const panel = await stage.start('settings', { persona, client });
    const app = group(panel, 'Authenticator app');
    await title(panel, 'Authenticator app').waitFor();
    await expect.poll(() => describeFields(panel)).toEqual(['Verify code* · text · required']);
    await expect.poll(() => primaryButtons(panel)).toEqual(['Save']);
    // What answers stands at each group, not all of it in one line.
    const sends = async (place: Panel | ReturnType<typeof group>): Promise<string[]> =>
      (await place.locator('.bodies p').allTextContents()).map((text) => text.replace(', csrf_token', ''));
    expect(await sends(app)).toEqual(['Send method=totp, totp_code']);
    expect(await sends(group(panel, 'Password'))).toEqual(['Send method=password, password']);
    expect(await panel.getByRole('region', { name: 'Next' }).locator('.body').count()).toBe(0);

    // The QR code as a picture, the secret beside it, masked until it is asked for.
    const picture = app.getByRole('img', { name: 'Authenticator app QR code' });
    expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(256);
    const [left, right] = [await picture.boundingBox(), await button(app, 'Reveal the secret').boundingBox()];
    expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? Infinity));
    const secret = app.locator('code.secret');
    expect(await secret.innerText()).toBe('•••••••• ••••••••');
    await press(app, 'Reveal the secret');
    expect(await secret.innerText()).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
    await press(app, 'Mask the secret');
    await app.getByText(`Kept for ${persona} in the editor’s secret store when this step succeeds.`).waitFor();
    await expectAccessible(panel);

    await field(app, 'Verify code').fill('000000');
    await press(app, 'Save');
    await message(panel, 4_000_008, 'The provided authentication code is invalid, please try again.').waitFor();
    expect(await field(app, 'Verify code').inputValue()).toBe('');
    await expectAccessible(panel);

    await press(app, fill);
    expect(await field(app, 'Verify code').inputValue()).toMatch(/^\d{6}$/);
    await press(app, 'Save');
    await title(panel, 'Authenticator paired').waitFor();
    await panel.getByText(`The change is stored for ${email}.`).waitFor();
    await panel.getByText(/^Session [0-9a-f]{8}… · aal2 · valid for 24 h$/).waitFor();
    await expect.poll(() => stepsShown(panel)).toEqual(['aal1 password', 'aal2 totp']);
    await message(panel, 1_050_001, 'Your changes have been saved!').waitFor();
    await button(await openGroup(panel, 'Authenticator app'), 'Unlink TOTP Authenticator App').waitFor();
    await expectAccessible(panel);
    await expect(workbench.tree('Sessions')).toHaveTree(`
      ▾ Own  practice
        …
        ▸ ${email}  aal2 · 24 h · password, totp · here · ${persona}, ${client}
      ▸ All on practice (admin)
    `);
  });

  it('is kept by the persona: the second factor of a later login is filled by one press', async () => {
    const { workbench } = stage;
    await stage.signOut({ persona, client });
    const panel = await stage.logIn({ persona, client });
    await press(panel, 'Step up');
    const app = group(panel, 'Authenticator app');
    await field(app, 'Authentication code').waitFor();
    await message(panel, 1_010_004, 'Please complete the second authentication challenge.').waitFor();
    await expect.poll(() => describeFields(panel)).toEqual(['Authentication code* · text · required']);
    await expect.poll(() => primaryButtons(panel)).toEqual(['Use Authenticator']);
    await expectAccessible(panel);

    // The code in the button is the one that is filled, and its time runs.
    const name = await button(app, fill).innerText();
    await button(app, fill).click();
    const filled = await field(app, 'Authentication code').inputValue();
    const now = await button(app, fill).innerText();
    expect([name, now].map((text) => text.replaceAll(/\D/g, '').slice(0, 6))).toContain(filled);
    await expect.poll(() => button(app, fill).innerText(), { interval: 200 }).not.toBe(now);

    await press(app, 'Use Authenticator');
    await title(panel, `Signed in as ${email}`).waitFor();
    await expect.poll(() => stepsShown(panel)).toEqual(['aal1 password', 'aal2 totp']);
    await expectAccessible(panel);
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  … · healthy
        …
        ▾ ${persona} · ${client}  aal2 · signed in
          Login  signed in · done
          Login  signed in · done
          Settings  authenticator paired · done
          Login  signed in · done
    `);
  });
});
