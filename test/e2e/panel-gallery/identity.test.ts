import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import type { FromIdentity, IdentityState, ToIdentity } from '../../../src/protocol/identity';
import { findViolations } from '../../kit/axe';
import { brackets } from '../../kit/brackets';
import {
  exampleId,
  exampleIdentity,
  exampleOffers,
  exampleRead,
  exampleState,
  hostile,
  hostileState,
} from '../../unit/webview/identity/exampleIdentity';
import { findOverflow, showIdentity, themeNames, type Opened } from './gallery';
import { openGallery } from './openGallery';

const trouble = { kind: 'problem', what: 'Nothing is listening at 127.0.0.1:4434.', todo: 'Start Kratos.' } as const;
const rightToLeft = exampleIdentity({ traits: { email: 'مثال@example.com', name: { first: 'ليلى', last: 'حداد' } } });
const states: Readonly<Record<string, IdentityState>> = {
  whole: exampleState(),
  inactive: exampleState(exampleRead(exampleIdentity({ state: 'inactive' }))),
  bare: exampleState({
    ...exampleRead(exampleIdentity({ traits: {}, verifiable_addresses: [], recovery_addresses: [], credentials: {} })),
    sessions: { kind: 'page', sessions: [] },
    messages: { kind: 'messages', messages: [], isMore: false },
  }),
  parts: exampleState({ ...exampleRead(), schema: trouble, sessions: trouble, messages: trouble }),
  loading: exampleState({}, {}, 'loading'),
  withoutConfiguration: exampleState(exampleRead(), {}, { kind: 'nobody' }),
  offered: exampleState(exampleRead(), {}, exampleOffers),
  stepUpWanted: exampleState(exampleRead(), {}, { ...exampleOffers, settings: { kind: 'step-up-wanted' } }),
  reading: exampleState({ identity: { kind: 'identity', identity: exampleIdentity() } }),
  unreachable: exampleState({ identity: trouble, sessions: trouble }),
  gone: exampleState({ identity: { ...trouble, isThere: false } }),
  large: exampleState(exampleRead(exampleIdentity({ metadata_admin: { text: 'x'.repeat(5_000_000) } }))),
  rightToLeft: exampleState(exampleRead(rightToLeft)),
  hostile: hostileState(),
};
const kept = { connection: 'practice', identity: exampleId };
const told = (state: IdentityState): ToIdentity => ({ type: 'state', state, kept });

const pictures = inRoot('.cache', 'gallery');
const gallery = openGallery();
beforeAll(() => {
  mkdirSync(pictures, { recursive: true });
});

async function open(
  state: IdentityState,
  options?: Parameters<typeof showIdentity>[3],
): Promise<Opened<FromIdentity, ToIdentity>> {
  return gallery.keep(await showIdentity(gallery.browser, told(state), 'dark', options));
}

describe('every state of an identity’s page', () => {
  it.each(themeNames)('has nothing wrong by axe-core, no fault and nothing cut in %s', async (theme) => {
    const width = theme === 'light' ? 500 : 1100;
    for (const [name, state] of Object.entries(states)) {
      const shown = gallery.keep(await showIdentity(gallery.browser, told(state), theme, { width }));
      const { page, faults } = shown;
      await page.screenshot({ path: path.join(pictures, `identity-${name}.${theme}.png`), fullPage: true });
      expect([...faults, ...(await findViolations(page)), ...(await findOverflow(page))], name).toEqual([]);
      await shown.close();
    }
  });
});

describe('presses', () => {
  it('tell the host what is meant, by ids and names alone', async () => {
    const { page, sent } = await open(exampleState());
    const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).first().click();
    await press('Copy the id');
    await press('Refresh');
    await press('Open as JSON');
    await press('Who is asked?');
    await press('Deactivate…');
    await press('Delete…');
    await press('Unlink github, subject 583231');
    await press('Remove Authenticator app (TOTP)');
    await press('Revoke the session of Firefox · 203.0.113.7');
    await press('Revoke all…');
    await press('Show more');
    await press('Open the message: Use code ••••••');
    await page.getByRole('link', { name: 'session.whoami.required_aal' }).first().click();
    expect(await sent()).toEqual([
      { type: 'ready' },
      { type: 'copy-id' },
      { type: 'action', id: 'refresh' },
      { type: 'action', id: 'raw' },
      { type: 'action', id: 'who-is-asked' },
      { type: 'action', id: 'deactivate' },
      { type: 'action', id: 'delete' },
      { type: 'remove', credential: 'oidc', identifier: 'github:583231' },
      { type: 'remove', credential: 'totp' },
      { type: 'revoke-session', id: 's-1' },
      { type: 'revoke-sessions' },
      { type: 'more-sessions' },
      { type: 'show-message', id: 'sent-login_code_valid' },
      { type: 'go', target: { start: expect.any(Number) as number, end: expect.any(Number) as number } },
    ]);
  });

  it('offer what would tell more where no configuration is at hand', async () => {
    const nobody = await open(exampleState(exampleRead(), {}, { kind: 'nobody' }));
    await nobody.page.getByRole('button', { name: 'Recovery code or link…' }).last().click();
    await nobody.page.getByRole('button', { name: 'Choose its configuration…' }).click();
    expect(await nobody.sent()).toEqual([
      { type: 'ready' },
      { type: 'action', id: 'recover' },
      { type: 'choose-configuration' },
    ]);
    await nobody.close();
    const low = { ...exampleOffers, settings: { kind: 'step-up-wanted' } } as const;
    const { page, sent } = await open(exampleState(exampleRead(), {}, low));
    await page.getByRole('button', { name: 'Step up', exact: true }).click();
    expect(await sent()).toContainEqual({ type: 'step-up' });
  });

  it('are all reached by the keyboard, and metadata unfolds by it', async () => {
    const { page, sent } = await open(exampleState());
    const last = 'Public metadata 15 bytes';
    const wanted = ['Refresh', 'Copy the id', 'Deactivate…', 'Remove Password', 'Revoke all…', 'Show more', last];
    const seen = new Set<string>();
    for (let step = 0; step < 60 && !wanted.every((name) => seen.has(name)); step += 1) {
      await page.keyboard.press('Tab');
      const name = await page.evaluate(
        () =>
          document.activeElement?.getAttribute('aria-label') ??
          document.activeElement?.textContent.trim().replaceAll(/\s+/g, ' ') ??
          '',
      );
      seen.add(name);
      if (name === last) await page.keyboard.press('Enter');
      if (name === 'Refresh') await page.keyboard.press('Enter');
    }
    expect(wanted.filter((name) => !seen.has(name))).toEqual([]);
    expect(await sent()).toContainEqual({ type: 'action', id: 'refresh' });
    await page.getByText('"plan": "team"').waitFor();
  });

  it('of what is gone when it is answered leave the focus with the name', async () => {
    const { page, say } = await open(exampleState());
    await page.getByRole('button', { name: 'Revoke the session of Firefox · 203.0.113.7' }).focus();
    await say(told(exampleState({ ...exampleRead(), sessions: { kind: 'page', sessions: [] } })));
    await page.getByText('It has no session.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });
});

describe('what comes from a server', () => {
  it('stays text, whatever it is', async () => {
    const { page, faults } = await open(hostileState());
    expect(await page.locator('script:not([nonce]), main img, main script').count()).toBe(0);
    expect(await page.getByText(hostile).count()).toBeGreaterThan(8);
    expect(faults).toEqual([]);
  });

  it('is kept by ids alone', async () => {
    const { kept: keptOf } = await open(exampleState());
    expect(await keptOf()).toEqual({ ...kept, scroll: 0 });
  });

  it('speaks the editor’s language around it', async () => {
    const { page } = await open(exampleState(), { language: { name: 'xx', texts: brackets } });
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      '[Traits]',
      '[Addresses]',
      '[Sessions]',
      '[Messages to its addresses]',
      '[Credentials]',
      '[Metadata]',
      '[What it has, and could set up]',
    ]);
  });
});
