import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { browserArguments, findBrowser } from '../../scripts/vscode-host.mjs';
import { launchBrowser } from '../../src/kratos/browser/launch';
import { startKratos, type Workbench } from '../kit';
import { html, raw } from '../kit/answers';
import { startApps, type Apps } from '../kit/apps';
import { endLater } from '../kit/cleanup';
import { watchPage } from '../server/capture/watchedPage';

/** Milliseconds from the navigation until the login is there and everything is loaded. */
interface Loads {
  readonly watched: readonly number[];
  readonly unwatched: readonly number[];
}

/**
 * Loads a page with a login and thirty pictures in two browsers in turn: one that is watched, and one that nobody
 * speaks to but to have it go there. The page says itself how long it took.
 */
export async function loadBeside(times: number): Promise<Loads> {
  const apps = await startApps();
  const kratos = await startKratos({ config: apps.config });
  await apps.use(kratos.publicUrl);
  const told = loadingPage(apps, kratos.publicUrl);
  const page = await watchPage(kratos);
  const plain = await openPlain();
  const measure = async (go: (url: string) => Promise<unknown>): Promise<number> => {
    const loaded = told();
    await go(`${apps.url}/loads`);
    return loaded;
  };
  const watched: number[] = [];
  const unwatched: number[] = [];
  // The first loads fill caches.
  for (let turn = -3; turn < times; turn += 1) {
    const one = await measure((url) => page.navigate(url));
    const other = await measure(plain);
    if (turn < 0) continue;
    watched.push(one);
    unwatched.push(other);
  }
  return { watched, unwatched };
}

/** Serves the page; what is given back waits for the next load of it. */
function loadingPage(apps: Apps, publicUrl: string): () => Promise<number> {
  let tell: (milliseconds: number) => void = () => undefined;
  const picture = raw('<svg xmlns="http://www.w3.org/2000/svg"/>', {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' },
  });
  apps.route('/picture', picture);
  apps.route('/loaded', ({ query }) => {
    tell(Number(query.get('ms')));
    return html('');
  });
  const pictures = Array.from({ length: 30 }, (_, at) => `<img src="/picture?${at}">`).join('');
  apps.route(
    '/loads',
    html(`<title>Loads</title>${pictures}<script type="module">
      const start = '${publicUrl}/self-service/login/browser';
      const flow = await fetch(start, { credentials: 'include', headers: { Accept: 'application/json' } });
      await flow.json();
      const say = () => fetch('/loaded?ms=' + performance.now());
      if (document.readyState === 'complete') say();
      else addEventListener('load', say);
    </script>`),
  );
  return () =>
    new Promise((resolve) => {
      tell = resolve;
    });
}

async function openPlain(): Promise<(url: string) => Promise<unknown>> {
  const profile = await mkdtemp(path.join(tmpdir(), 'plain-'));
  const launched = await launchBrowser(
    { kind: 'found', file: findBrowser() },
    { profile, extraArguments: ['--headless=new', ...browserArguments] },
  );
  if (launched.kind !== 'launched') throw new Error(`There is no browser: ${JSON.stringify(launched)}.`);
  endLater(async () => {
    launched.kill();
    await launched.exited;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const { devtools } = launched;
  const { targetId } = await devtools.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
  await devtools.send('Target.activateTarget', { targetId });
  return (url) => devtools.send('Page.navigate', { url }, sessionId);
}

declare global {
  interface Window {
    benchShown?: number[];
  }
}

/** Milliseconds, on the one clock that all have, from the last byte of each answer in the page to the frame with it. */
export async function timeShown(
  workbench: Workbench,
  apps: Apps,
  publicUrl: string,
  times: number,
): Promise<readonly number[]> {
  const answered: number[] = [];
  let isDone: () => void = () => undefined;
  const done = new Promise<void>((resolve) => {
    isDone = resolve;
  });
  let go: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    go = resolve;
  });
  apps.route('/go', async () => {
    await started;
    return html('');
  });
  apps.route('/answered', ({ query }) => {
    answered.push(Number(query.get('at')));
    if (answered.length === times) isDone();
    return html('');
  });
  apps.route('/wrong', html(wrongPasswords(publicUrl, times)));
  await workbench.executeCommand('kratosFlows.watchApp', { url: `${apps.url}/wrong` });
  const flows = workbench.tree('Flows');
  await flows.select('Login');
  const panel = await workbench.panel('login');
  await panel.evaluate(noteFrames);
  go();
  await done;
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const shown = await panel.evaluate(() => window.benchShown ?? []);
  return answered.map((at) => (shown.find((frame) => frame >= at) ?? NaN) - at);
}

/** Runs in the panel: when each frame with something new was painted (epoch milliseconds). */
function noteFrames(): void {
  const shown: number[] = [];
  window.benchShown = shown;
  window.addEventListener('message', ({ data }: MessageEvent) => {
    if ((data as { type?: string }).type !== 'state') return;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => shown.push(Date.now());
      port2.postMessage(undefined);
    });
  });
}

/** A page that begins a login, waits for the panel, and sends wrong passwords. */
function wrongPasswords(publicUrl: string, times: number): string {
  return `<title>Wrong</title><script type="module">
    const asJson = { credentials: 'include', headers: { Accept: 'application/json', 'Content-Type': 'application/json' } };
    const start = await fetch('${publicUrl}/self-service/login/browser', asJson);
    const { ui } = await start.json();
    const { value } = ui.nodes.map(({ attributes }) => attributes).find(({ name }) => name === 'csrf_token');
    await fetch('/go');
    for (let turn = 0; turn < ${times}; turn += 1) {
      const body = JSON.stringify({ method: 'password', identifier: 'x@example.com', password: 'p' + turn, csrf_token: value });
      const answer = await fetch(ui.action, { ...asJson, method: 'POST', body });
      await answer.text();
      await fetch('/answered?at=' + Date.now());
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  </script>`;
}
