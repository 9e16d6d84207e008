import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { FlowRecord } from '../../src/kratos/record/types';
import { startKratos, type Kratos } from '../kit';
import { onPage, unseenBrowsers } from '../kit/persona-browser';
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
});
