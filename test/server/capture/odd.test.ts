import { beforeAll, beforeEach, expect, it } from 'vitest';
import { startKratos, type Kratos } from '../../kit';
import { redirect } from '../../kit/answers';
import { startApps, type Apps } from '../../kit/apps';
import { watchPage, type WatchedPage } from './watchedPage';

let app: Apps;
let kratos: Kratos;
let page: WatchedPage;

beforeAll(async () => {
  app = await startApps();
  kratos = await startKratos({ config: app.config });
  await app.use(kratos.publicUrl);
  await kratos.createIdentity({ email: 'alice@example.com' });
  page = await watchPage(kratos);
});

beforeEach(async () => {
  await page.clearCookies();
  page.forget();
  await page.goTo(`${app.url}/done`);
  await page.until(`document.title === 'Done'`);
});

const told = ['GET /login/browser 200', 'POST /login 400'];
const signIn = (): Promise<void> => page.goTo(`${app.url}/client?as=alice@example.com`);

it('nothing is seen between stop and resume, and then everything again', async () => {
  page.stop();
  await signIn();
  await page.until(`document.body.dataset.answer === '400'`);
  await page.resume();
  expect(await page.run(`signIn('alice@example.com')`)).toBe('400');
  await expect.poll(() => page.steps()).toEqual([told]);
});

it('a proxy in front of Kratos is recognised by the rest of its addresses', async () => {
  await page.goTo(`${app.url}/client?kratos=${app.url}/api/.ory&as=alice@example.com`);
  await expect.poll(() => page.steps()).toEqual([['GET /api/.ory/login/browser 200', 'POST /api/.ory/login 400']]);
  expect(page.flows()[0]?.outcome?.kind).toBe('advanced');
});

it('a page that posts 100 MB, or that is sent in a circle, does not end the watching', async () => {
  app.route('/self-service/login/browser', redirect('/self-service/login/browser'));
  await page.run(`fetch('${kratos.publicUrl}/self-service/login?flow=7f2d4e6a-0000-4000-8000-000000000000', {
    method: 'POST', credentials: 'include', body: 'x'.repeat(100_000_000) }).catch(() => undefined)`);
  await page.run(`fetch('/self-service/login/browser').catch(() => undefined)`);
  await signIn();
  await expect.poll(() => page.steps().at(-1)).toEqual(told);
  expect(JSON.stringify(page.flows()).length).toBeLessThan(100_000);
  // The circle is one flow, which says so.
  const begun = page
    .flows()
    .filter(({ exchanges }) => exchanges[0]?.request.url === `${app.url}/self-service/login/browser`);
  expect(begun.map(({ mistakes = [] }) => mistakes.map(({ what }) => what.kind))).toEqual([
    ['no-accept-json', 'redirect-circle'],
  ]);
});

it('fifty tabs are seen', async () => {
  for (let count = 0; count < 50; count += 1) await page.goTo(`${app.url}/form?${count}`);
  await expect.poll(() => page.steps().length).toBe(50);
  await expect.poll(() => page.steps().every((steps) => steps.length === 2)).toBe(true);
});
