import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ToHost } from '../../../src/protocol/messages';
import type { PanelState } from '../../../src/protocol/state';
import { findViolations } from '../../kit/axe';
import { brackets } from '../../kit/brackets';
import { buildPages, findOverflow, launchBrowser, show, themeNames, type Shown } from './gallery';
import { galleryStates, type GalleryState } from './states';

let browser: Browser;
let shown: Shown | undefined;

beforeAll(async () => {
  await buildPages();
  browser = await launchBrowser();
}, 60_000);
afterEach(async () => {
  await shown?.close();
  shown = undefined;
});
afterAll(() => browser.close());

function named(name: string): GalleryState {
  const state = galleryStates(Date.now()).find((one) => one.name === name);
  if (state === undefined) throw new Error(`no state ${name}`);
  return state;
}

function stateOf(name: string): PanelState {
  const message = named(name).messages.find(({ type }) => type === 'state');
  if (message?.type !== 'state') throw new Error(`no state in ${name}`);
  return message.state;
}

async function open(name: string, width = 1280): Promise<Shown & { page: Page }> {
  shown = await show(browser, { ...named(name), presses: [] }, 'dark', width);
  return shown;
}

/** The messages of one type that the panel sent. */
async function sentOf<Type extends ToHost['type']>(
  panel: Shown,
  type: Type,
): Promise<readonly Extract<ToHost, { type: Type }>[]> {
  return (await panel.sent()).filter((message): message is Extract<ToHost, { type: Type }> => message.type === type);
}

describe('every state of the panel', () => {
  it.each(themeNames)(
    'has nothing wrong by axe-core, no fault and nothing cut in %s',
    async (theme) => {
      const [first, ...others] = galleryStates(Date.now());
      if (first === undefined) throw new Error('no states');
      shown = await show(browser, first, theme, theme === 'light' ? 500 : 1280);
      const found: string[] = [];
      for (const state of [first, ...others]) {
        if (state !== first) await shown.turnTo(state);
        const wrong = [...(await findViolations(shown.page)), ...(await findOverflow(shown.page))];
        found.push(...wrong.map((sentence) => `${state.name}: ${sentence}`));
      }
      expect([...shown.faults, ...found]).toEqual([]);
    },
    240_000,
  );

  it('would be said to have something wrong, with each element', async () => {
    const { page } = await open('login-password');
    await page.evaluate(() => {
      document.querySelector('form')?.append(...['one', 'two'].map((id) => Object.assign(new Image(), { id })));
    });
    expect(await findViolations(page)).toEqual([
      'image-alt: Images must have alternative text (<img id="one">, <img id="two">)',
    ]);
  });
});

describe('the language of the page', () => {
  it('is spoken by the panel from its first picture on', async () => {
    shown = await show(browser, named('login-password'), 'dark', 1280, { name: 'xx', texts: brackets });
    const { page, faults } = shown;
    await page.getByRole('button', { name: '[Read the flow again]' }).waitFor();
    await page.getByRole('tab', { name: '[Timeline]' }).click();
    await page.getByRole('listbox', { name: '[Exchanges, oldest first]' }).waitFor();
    await page.getByRole('button', { name: '[Show ' }).waitFor();
    expect(faults).toEqual([]);
  });
});

describe('typing', () => {
  it('tells the host once per pause, with everything that stands in the form and the button it is for', async () => {
    const panel = await open('login-password');
    // Time stands still for the page while it is typed, however slow the machine is.
    await panel.page.clock.install();
    await panel.page.clock.pauseAt(Date.now() + 60_000);
    const before = (await sentOf(panel, 'edit')).length;
    await panel.page.getByLabel('E-Mail').pressSequentially('alice');
    await panel.page.clock.runFor(300);
    const edits = (await sentOf(panel, 'edit')).slice(before);
    expect(edits).toEqual([
      {
        type: 'edit',
        entries: { identifier: 'alice', password: '', transient_payload: '' },
        submitter: 'method=password',
        encoding: 'json',
      },
    ]);
  });

  it('survives the answer; the refused field has the focus and its text selected', async () => {
    const panel = await open('registration-profile');
    const { page } = panel;
    await page.getByLabel('E-Mail').fill('nobody');
    await page.getByLabel('First name').fill('Ada');
    await page.getByLabel('First name').press('Enter');
    const state = stateOf('registration-refused');
    await panel.say({
      type: 'state',
      state: { ...state, flow: { ...state.flow, id: stateOf('registration-profile').flow.id } },
    });
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('traits.email');
    expect(await page.getByLabel('First name').inputValue()).toBe('Ada');
    expect(await page.getByLabel('E-Mail').getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByRole('status').textContent()).toContain('missing');
  });

  it('keeps no secret for the next step', async () => {
    const panel = await open('login-password');
    await panel.page.getByLabel('Password', { exact: true }).fill('secret');
    const login = stateOf('login-password');
    const next = stateOf('second-factor');
    await panel.say({ type: 'state', state: { ...next, flow: { ...next.flow, id: login.flow.id } } });
    await panel.page.getByLabel('Authentication code').waitFor();
    await panel.say({ type: 'state', state: login });
    expect(await panel.page.getByLabel('Password', { exact: true }).inputValue()).toBe('');
  });
});

describe('pressing', () => {
  it('sends the group’s main button on Enter, once, until the answer is drawn', async () => {
    const panel = await open('login-password');
    const password = panel.page.getByLabel('Password', { exact: true });
    await password.fill('x');
    await password.press('Enter');
    await password.press('Enter');
    const presses = await sentOf(panel, 'submit');
    expect(presses).toEqual([
      {
        type: 'submit',
        entries: { identifier: '', password: 'x', transient_payload: '' },
        submitter: 'method=password',
        encoding: 'json',
      },
    ]);
  });

  it('means the group last used when Enter is pressed in a shared field', async () => {
    const panel = await open('login-social');
    await panel.page.getByRole('button', { name: 'Sign in with github' }).focus();
    await panel.page.getByLabel('E-Mail').press('Enter');
    expect((await sentOf(panel, 'submit')).map(({ submitter }) => submitter)).toEqual(['provider=github']);
  });

  it('offers to cancel after a while, beside the button that was pressed', async () => {
    const panel = await open('login-password');
    await panel.page.getByRole('button', { name: 'Sign in with password' }).click();
    await panel.say({
      type: 'state',
      state: { ...stateOf('login-password'), busy: { label: 'Waiting', since: Date.now() } },
    });
    await panel.page.getByRole('form').getByRole('button', { name: 'Cancel' }).click();
    expect(await sentOf(panel, 'cancel')).toHaveLength(1);
  });
});

describe('help at the field', () => {
  it('fills the authenticator’s code', async () => {
    const panel = await open('second-factor');
    await panel.page.getByRole('button', { name: /Fill 492 031 from the authenticator/ }).click();
    expect(await panel.page.getByLabel('Authentication code').inputValue()).toBe('492031');
    expect((await sentOf(panel, 'edit')).at(-1)?.entries).toMatchObject({ totp_code: '492031' });
  });

  it('asks for the next code when it ran out, and fills it when it comes', async () => {
    const panel = await open('second-factor');
    const state = stateOf('second-factor');
    const totp = { code: '111111', validUntil: Date.now() - 1, periodMs: 30_000 };
    await panel.say({ type: 'state', state: { ...state, authenticator: { totp } } });
    await panel.page.getByRole('button', { name: 'Next code' }).click();
    expect((await sentOf(panel, 'next-code')).length).toBeGreaterThan(0);
    await panel.say({
      type: 'state',
      state: { ...state, authenticator: { totp: { ...totp, code: '222222', validUntil: Date.now() + 30_000 } } },
    });
    await expect.poll(() => panel.page.getByLabel('Authentication code').inputValue()).toBe('222222');
  });

  it('fills the code of the mail', async () => {
    const panel = await open('code-arrived');
    await panel.page.getByRole('button', { name: 'Fill 706 614 from the mail to user85@example.com' }).click();
    expect(await panel.page.getByLabel('Login code').inputValue()).toBe('706614');
  });

  it('shows a password only when asked', async () => {
    const panel = await open('login-password');
    const field = panel.page.getByLabel('Password', { exact: true });
    expect(await field.getAttribute('type')).toBe('password');
    await panel.page.getByRole('button', { name: 'Show Password' }).click();
    expect(await field.getAttribute('type')).toBe('text');
  });
});

describe('the wire', () => {
  it('is walked with the arrow keys', async () => {
    const panel = await open('login-wrong-password');
    const { page } = panel;
    await page.getByRole('tab', { name: 'Request' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: 'Timeline' }).getAttribute('aria-selected')).toBe('true');
    await page.getByRole('listbox').focus();
    await page.keyboard.press('ArrowUp');
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('GET');
    await page.getByRole('region', { name: 'Response as received' }).waitFor();
    expect((await sentOf(panel, 'show-exchange')).map(({ id }) => id)).toEqual(['x3', 'x1']);
  });

  it('masks secrets until they are revealed, and copies what is seen', async () => {
    const panel = await open('login-password');
    const { page } = panel;
    const request = page.getByRole('region', { name: 'Request to be sent' });
    expect(await request.textContent()).not.toContain('Qm9iIHdhcyBoZXJl');
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await page.getByRole('button', { name: 'Reveal secrets' }).click();
    expect(await request.textContent()).toContain('Qm9iIHdhcyBoZXJl');
    const [copied] = await sentOf(panel, 'copy');
    expect(copied?.text).not.toContain('Qm9iIHdhcyBoZXJl');
  });

  it('changes the encoding of what will be sent', async () => {
    const panel = await open('login-password');
    await panel.page.getByRole('radio', { name: 'form' }).press('Space');
    expect((await sentOf(panel, 'edit')).at(-1)?.encoding).toBe('form');
  });

  it('has a sequence whose arrows lead to their exchanges, by keyboard and pointer', async () => {
    const panel = await open('login-sequence');
    const { page } = panel;
    await page.getByRole('tab', { name: 'Sequence' }).click();
    const sequence = page.getByRole('group', { name: 'Who sent what to whom' });
    const press = sequence.getByRole('button', { name: 'Browser to Kratos: POST /self-service/login' });
    await press.focus();
    await page.keyboard.press('ArrowDown');
    const answer = sequence.getByRole('button', { name: 'Kratos to Browser: 400' });
    expect(await answer.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('POST');
    expect(await page.getByRole('listbox').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('tab', { name: 'Sequence' }).click();
    await sequence.getByRole('button', { name: 'Browser to Kratos: GET' }).click();
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('GET');
    await page.getByRole('tab', { name: 'Sequence' }).click();
    await page.getByRole('button', { name: 'Copy as Mermaid' }).click();
    await page.getByRole('button', { name: 'Save as SVG' }).click();
    expect((await sentOf(panel, 'sequence')).map(({ to }) => to)).toEqual(['clipboard', 'file']);
  });

  it('stands folded below the form where the panel is narrow', async () => {
    const panel = await open('login-password', 500);
    expect(await panel.page.getByRole('tab', { name: 'Request' }).isVisible()).toBe(false);
    await panel.page.locator('summary', { hasText: 'Request, timeline and cookies' }).click();
    expect(await panel.page.getByRole('tab', { name: 'Request' }).isVisible()).toBe(true);
  });
});

describe('what the server says', () => {
  it('is text, never markup, and no script of it runs', async () => {
    const panel = await open('hostile');
    expect(await panel.page.locator('.panel img, .panel b, .panel script, .panel a').count()).toBe(0);
    expect(panel.faults).toEqual([]);
  });

  it('is explained by its id', async () => {
    const panel = await open('login-wrong-password');
    await panel.page.getByRole('button', { name: '4000006' }).click();
    expect(await sentOf(panel, 'explain')).toEqual([{ type: 'explain', id: '4000006' }]);
  });
});
