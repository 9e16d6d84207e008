import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { BrowserState } from '../../src/kratos/record/browsing';
import { startKratos, type Kratos } from '../kit';
import { html } from '../kit/answers';
import { startLoginUi, type LoginUi } from '../kit/login-ui';
import { onPage, submitOnPage, unseenBrowsers } from '../kit/persona-browser';
import { stageOf } from './browserStage';
import { password } from './people';

let ui: LoginUi;
let kratos: Kratos;
beforeAll(async () => {
  ui = await startLoginUi();
  kratos = await startKratos({ config: ui.config });
  ui.at(kratos.publicUrl);
});

/** A program that takes itself for a browser: it answers each command of DevTools with what this code says of it. */
async function stranger(answer: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stranger-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'chromium');
  await writeFile(
    file,
    `#!${process.execPath}
const { createReadStream, writeSync } = require('node:fs');
let text = '';
createReadStream('', { fd: 3 }).on('data', (more) => {
  const parts = (text += more).split('\\0');
  text = parts.pop();
  for (const part of parts) {
    const { id, method } = JSON.parse(part);
    const answer = (() => { ${answer} })();
    if (answer) writeSync(4, JSON.stringify({ id, ...answer }) + '\\0');
  }
}).on('end', () => process.exit());
`,
  );
  await chmod(file, 0o755);
  return file;
}

describe('a browser that cannot be used', () => {
  const version = (product: string): string =>
    `if (method === 'Browser.getVersion') return { result: { product: '${product}' } };`;

  it.each([
    ['an old one', version('Chrome/90.0.1.2'), { kind: 'too-old', version: 'Chrome/90.0.1.2' }],
    [
      'one that does not know what is asked',
      `${version('Chrome/130.0')} return { error: { code: -32601, message: "'Target.setAutoAttach' wasn't found" } };`,
      { kind: 'too-old', version: 'Chromium 130' },
    ],
    ['one that ends at once', `console.error('illegal hardware'); process.exit(4);`, { kind: 'does-not-start' }],
  ])('is told as %s', async (_, answer, problem) => {
    const file = await stranger(answer);
    const { explorer, alice } = await stageOf(kratos, 'browser', { wanted: () => file });
    expect(await explorer.browsers.goOn(alice.id)).toMatchObject({ status: 'failed', problem: { ...problem, file } });
    expect(explorer.browsers.running(alice.id)).toBeUndefined();
  });

  it('since another window of the editor has the persona’s open leaves that as it is', async ({ skip }) => {
    const { profiles } = await unseenBrowsers();
    // The one that the system has: a headless shell does not mind.
    const needs = { profiles, wanted: () => '' };
    const [one, other] = [await stageOf(kratos, 'browser', needs), await stageOf(kratos, 'browser', needs)];
    const { id } = one.alice;
    other.explorer.personas.add({ id, name: 'alice here', client: 'browser', connectionId: 'practice' });
    const opened = await one.explorer.browsers.goOn(id);
    skip(opened.problem?.kind === 'none-found', 'There is no browser with windows.');
    await onPage(one.browser(), 'document.title === "login" || undefined');
    expect(await other.explorer.browsers.goOn(id)).toMatchObject({
      status: 'failed',
      problem: { kind: 'profile-in-use', profile: path.join(profiles, id) },
    });
    expect(await onPage(one.browser(), 'document.title')).toBe('login');
    await one.explorer.browsers.close(id);
    expect(await other.explorer.browsers.goOn(id)).toMatchObject({ status: 'open' });
  });
});

describe('what pages do', () => {
  it('names the cookies that a browser does not keep, when it opens and later', async () => {
    const { explorer, alice } = await stageOf(kratos);
    const { jar } = await explorer.personas.keys(alice.id);
    const set = (header: string): void => jar?.take(`${kratos.publicUrl}/`, [['Set-Cookie', header]]);
    const refused = (): BrowserState['refused'] => explorer.browsers.get(alice.id)?.refused;
    set('csrf_token_odd=a\u007fb; Path=/');
    set('csrf_token_plain=ab; Path=/');
    await explorer.browsers.goOn(alice.id, { url: `${ui.url}/` });
    expect(refused()).toEqual(['csrf_token_odd']);
    set(`csrf_token_deep=1; Path=/${'p'.repeat(1100)}`);
    await explorer.driver.checkSession(alice.id);
    await expect.poll(refused).toEqual(['csrf_token_odd', 'csrf_token_deep']);
    // They are the persona's all the same.
    expect(jar?.entries().map(({ name }) => name)).toEqual(
      expect.arrayContaining(['csrf_token_odd', 'csrf_token_plain', 'csrf_token_deep']),
    );
  });

  it('takes over a cookie that came by a service worker, without any page being left', async () => {
    const { explorer, alice, browser } = await stageOf(kratos);
    const script = `self.addEventListener('install', () => skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(clients.claim()));
self.addEventListener('fetch', (event) => event.respondWith(fetch(event.request)));`;
    const headers = { 'content-type': 'text/javascript' };
    ui.server.route('GET /worker.js', { kind: 'reply', status: 200, headers, body: script });
    const cookie = { 'set-cookie': 'ory_kratos_session=by-worker; Path=/; HttpOnly' };
    ui.server.route('GET /sets', { kind: 'reply', status: 200, headers: cookie, body: '' });
    await explorer.browsers.goOn(alice.id, { url: `${ui.url}/` });
    await onPage(browser(), `navigator.serviceWorker.register('/worker.js') && true`);
    await onPage(browser(), 'navigator.serviceWorker.controller ? true : undefined');
    await onPage(browser(), `fetch('/sets') && true`);
    const { jar } = await explorer.personas.keys(alice.id);
    await expect.poll(() => jar?.header(kratos.publicUrl)).toContain('ory_kratos_session=by-worker');
  });

  it.each([false, true])(
    'goes on beside a page that posts 20 MB, which do not come here (watched: %s)',
    async (watched) => {
      const { explorer, alice, browser, now } = await stageOf(kratos);
      const email = `heavy-${watched}@example.com`;
      await kratos.createIdentity({ email, password });
      ui.server.route('POST /upload', html('<title>uploaded</title>'));
      const flow = await alice.start('login');
      if (watched) await explorer.captures.watch(alice.id, { url: `${ui.url}/` });
      await explorer.browsers.goOn(alice.id, { flowId: flow.id });
      await onPage(browser(), 'document.forms[0] ? true : undefined');
      const posted: number[] = [];
      browser().targets.onNews((news) => {
        if (news.kind === 'event' && news.event.method === 'Network.requestWillBeSent')
          posted.push(JSON.stringify(news.event.params).length);
      });
      await onPage(
        browser(),
        `(window.sent ??= fetch('/upload', { method: 'POST', body: 'x'.repeat(2e7) }).then(() => { window.done = true })) && window.done`,
      );
      expect(Math.max(...posted)).toBeLessThan(100_000);
      await submitOnPage(browser(), { identifier: email, password });
      await expect.poll(() => now(flow)?.status).toBe('done');
    },
  );
});
