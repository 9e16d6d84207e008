import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { FlowRecord } from '../../src/kratos/record/types';
import { startKratos, type Kratos } from '../kit';
import { onPage, pidOf, unseenBrowsers } from '../kit/persona-browser';
import { memoryStorage } from '../kit/storage';
import { meansOf, OutsideBrowser } from './outside';
import { exploring, messageIds, Person } from './people';

let kratos: Kratos;
beforeAll(async () => {
  kratos = await startKratos({ provider: true });
});

describe.each(['browser', 'native'] as const)('a round in the browser of a %s persona', (client) => {
  it('is handed over at the callback, asks for what is missing, and goes round once more', async () => {
    const { leftProfiles, ...browsers } = await unseenBrowsers();
    const means = meansOf(new OutsideBrowser(), 'http://127.0.0.1:4455/');
    const explorer = exploring(kratos, memoryStorage(), { means, browsers });
    onTestFinished(() => {
      explorer.dispose();
    });
    const linus = new Person(explorer, 'linus', client);
    const goRound = (flow: FlowRecord): Promise<FlowRecord> => {
      expect(explorer.driver.outlook(flow.id)?.ways).toContain('browser');
      return explorer.driver.round(flow.id, 'browser');
    };
    const pressed = await linus.press(await linus.start('registration'), 'provider=practice');
    const asking = goRound(pressed);
    await expect.poll(() => explorer.browsers.running(linus.id)).toBeDefined();
    const browser = explorer.browsers.running(linus.id);
    if (browser === undefined) return;
    await onPage(
      browser,
      `(() => { const b = document.querySelector('[value=linus]'); b?.click(); return b ? true : undefined })()`,
    );
    const asked = await asking;
    expect(messageIds(asked)).toContain(4_000_002);
    const email = `linus-${client}@example.com`;
    const again = await linus.press(asked, 'provider=practice', { 'traits.email': email });
    const done = await goRound(again);
    expect(done.status).toBe('done');
    expect(linus.session.session?.identity?.traits).toMatchObject({ email });
    expect(await leftProfiles()).toHaveLength(1);
    await kratos.admin(`/admin/identities/${linus.session.session?.identity?.id ?? ''}`, { method: 'DELETE' });
  });

  it('that is cancelled, or whose browser is killed there, leaves the flow to be used', async () => {
    const browsers = await unseenBrowsers();
    const means = meansOf(new OutsideBrowser(), 'http://127.0.0.1:4455/');
    const explorer = exploring(kratos, memoryStorage(), { means, browsers });
    onTestFinished(() => {
      explorer.dispose();
    });
    const ada = new Person(explorer, 'ada', client);
    const pressed = await ada.press(await ada.start('registration'), 'provider=practice');
    const isThere = `document.querySelector('[value=ada]') ? true : undefined`;
    const cancel = new AbortController();
    const waiting = explorer.driver.round(pressed.id, 'browser', cancel.signal);
    await expect.poll(() => explorer.browsers.running(ada.id)).toBeDefined();
    const browser = explorer.browsers.running(ada.id);
    if (browser === undefined) return;
    await onPage(browser, isThere);
    cancel.abort();
    expect(await waiting).toMatchObject({ status: 'open' });
    // Begun again, it comes to the callback of somebody else’s round, and is killed after that.
    const again = explorer.driver.round(pressed.id, 'browser');
    await onPage(browser, isThere);
    const strange = `${kratos.publicUrl}/self-service/methods/oidc/callback/practice?code=x&state=y`;
    await onPage(browser, `(location.href = ${JSON.stringify(strange)})`);
    await onPage(browser, `document.querySelector('[value=ada]') ? undefined : true`);
    process.kill(pidOf(browser), 'SIGKILL');
    expect(await again).toMatchObject({ id: pressed.id, status: 'open' });
    expect(explorer.driver.outlook(pressed.id)?.ways).toContain('browser');
    const last = explorer.driver.round(pressed.id, 'browser');
    await expect.poll(() => explorer.browsers.running(ada.id)).toBeDefined();
    const next = explorer.browsers.running(ada.id);
    if (next === undefined) return;
    await onPage(
      next,
      `(() => { const b = document.querySelector('[value=ada]'); b?.click(); return b ? true : undefined })()`,
    );
    expect(await last).toMatchObject({ status: 'done' });
    await kratos.admin(`/admin/identities/${ada.session.session?.identity?.id ?? ''}`, { method: 'DELETE' });
  });
});
