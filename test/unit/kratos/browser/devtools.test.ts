import { describe, expect, it } from 'vitest';
import { createDevTools, DevToolsError } from '../../../../src/kratos/browser/devtools';
import { fakeBrowser, settled } from './fakeBrowser';

describe('the client of the DevTools protocol', () => {
  it('brings answers to their questions, whatever their order', async () => {
    const browser = fakeBrowser();
    const devtools = createDevTools(browser.pipe);
    const version = devtools.send('Browser.getVersion');
    const cookies = devtools.send('Storage.getCookies', {}, 'one');
    await settled();
    expect(browser.sent).toEqual([
      { id: 1, method: 'Browser.getVersion', params: {} },
      { id: 2, method: 'Storage.getCookies', params: {}, sessionId: 'one' },
    ]);
    browser.says({ id: 2, result: { cookies: [] } });
    browser.says({ id: 1, result: { product: 'Chrome/156' } });
    expect(await cookies).toEqual({ cookies: [] });
    expect(await version).toEqual({ product: 'Chrome/156' });
  });

  it('reads messages that come in any pieces, cut within a letter too, and leaves out what is no JSON', async () => {
    const browser = fakeBrowser();
    const heard: unknown[] = [];
    createDevTools(browser.pipe).onEvent((event) => heard.push(event));
    const bytes = Buffer.from(
      '{"method":"Inspector.detached","params":{"reason":"größer"}}\0no json\0[]\0"x"\0null\0{"method":"Inspector.targetCrashed"}\0',
    );
    for (const byte of bytes) browser.writes(Buffer.from([byte]));
    await settled();
    expect(heard).toEqual([
      { method: 'Inspector.detached', params: { reason: 'größer' } },
      { method: 'Inspector.targetCrashed' },
    ]);
  });

  it('hands a refusal back as an error with its code', async () => {
    const browser = fakeBrowser();
    browser.answers = () => {
      throw new Error('no such method');
    };
    const refused = createDevTools(browser.pipe).send('Page.enable', undefined, 'gone');
    await expect(refused).rejects.toMatchObject({ name: 'DevToolsError', method: 'Page.enable', code: -32601 });
  });

  it('leaves nobody waiting when the browser ends', async () => {
    const browser = fakeBrowser();
    const devtools = createDevTools(browser.pipe);
    const waiting = devtools.send('Browser.getVersion');
    browser.ends();
    await expect(waiting).rejects.toBeInstanceOf(DevToolsError);
    await devtools.ended;
    await expect(devtools.send('Browser.getVersion')).rejects.toBeInstanceOf(DevToolsError);
    devtools.close();
  });
});
