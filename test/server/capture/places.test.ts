import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApps, type Apps } from '../../kit/apps';
import { startKratos, type Kratos } from '../../kit';
import { watchPage, type WatchedPage } from './watchedPage';

let app: Apps;
let kratos: Kratos;
let page: WatchedPage;

beforeAll(async () => {
  app = await startApps();
  kratos = await startKratos({ config: app.config });
  await app.use(kratos.publicUrl);
  await kratos.createIdentity({ email: 'alice@example.com' });
  // Frames of other sites have processes of their own where there is memory for that.
  page = await watchPage(kratos, ['--site-per-process']);
});

beforeEach(async () => {
  await page.clearCookies();
  page.forget();
  await page.goTo(`${app.url}/done`);
  await page.until(`document.title === 'Done'`);
});

const client = '/client?as=alice@example.com';
const frame = (src: string): string =>
  `document.body.append(Object.assign(document.createElement('iframe'), { src: '${src}' }))`;
const script = '/client.js?as=alice@example.com';
const told = ['GET /login/browser 200', 'POST /login 400'];

describe('a login that happens', () => {
  it('in a frame of the page is seen', async () => {
    await page.run(frame(client));
    await expect.poll(() => page.steps()).toEqual([told]);
    expect(page.mistakes()).toEqual([]);
  });

  it('in a frame of another site is seen, and why it cannot end well', async () => {
    await page.goTo(`${app.url.replace('127.0.0.1', 'localhost')}/done`);
    await page.until(`document.title === 'Done' && location.hostname === 'localhost'`);
    await page.run(frame(app.url + client));
    await expect.poll(() => page.steps()).toEqual([['GET /login/browser 200', 'POST /login 403']]);
    expect(page.mistakes()).toEqual(['cookies-of-another-site', 'cookies-of-another-site']);
  });

  it('in a frame that is sent to Kratos itself is seen', async () => {
    await page.goTo(`${app.url.replace('127.0.0.1', 'localhost')}/done`);
    await page.until(`document.title === 'Done' && location.hostname === 'localhost'`);
    await page.run(frame(`${kratos.publicUrl}/self-service/login/browser`));
    await expect.poll(() => page.steps()).toEqual([['GET /login/browser 303', 'GET /login/flows 403']]);
    expect(page.mistakes()).toEqual(['cookies-of-another-site', 'cookies-of-another-site']);
  });

  it('in a popup is seen', async () => {
    await page.run(`window.open('${client}', '', 'popup'), 1`);
    await expect.poll(() => page.steps()).toEqual([told]);
    expect(page.mistakes()).toEqual([]);
  });

  it('in two tabs at once is seen in both', async () => {
    // The first of all has Kratos set the CSRF cookie: without one, two tabs would take it from each other.
    await page.goTo(`${app.url}${client}`);
    await expect.poll(() => page.steps()).toEqual([told]);
    await Promise.all([page.goTo(`${app.url}${client}`), page.goTo(`${app.url}${client}`)]);
    await expect.poll(() => page.steps()).toEqual([told, told, told]);
    expect(page.mistakes()).toEqual([]);
  });

  it.each([
    ['a worker', `new Worker('${script}')`],
    ['a shared worker', `new SharedWorker('${script}')`],
    ['a service worker', `navigator.serviceWorker.register('${script}')`],
  ])('in %s is seen', async (_, start) => {
    await page.run(start);
    await expect.poll(() => page.steps()).toEqual([told]);
    expect(page.mistakes()).toEqual([]);
  });
});
