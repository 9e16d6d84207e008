import { mkdtemp, writeFile } from 'node:fs/promises';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { mask } from '../../../src/kratos/exchange/redact';
import type { Exchange } from '../../../src/kratos/exchange/types';
import { har } from '../../../src/kratos/export/har';
import { readHarText } from '../../../src/kratos/import/har';
import { exchangesOf, masked } from '../../../src/kratos/recipe/exchanges';
import { buildRecipe } from '../../../src/kratos/recipe/recipe';
import { startKratos } from '../../kit';
import { exploring, password, Person } from '../people';
import { openBrowser } from './site';

/** What an import has to know again. */
const known = ({ request, response, startedAt }: Exchange): object => ({
  ...{ startedAt, request },
  response: response && { status: response.status, headers: response.headers, body: response.body },
});

describe('a login as HAR', () => {
  it('is read back as it was, answers a real Chromium when the server is gone, and holds no secret by itself', async () => {
    const kratos = await startKratos();
    const person = new Person(exploring(kratos), 'Ann', 'browser');
    const { email } = await kratos.createIdentity({ email: 'ann@example.com', password });
    const record = await person.logIn(email);
    const sent = exchangesOf([record]);
    const recipe = buildRecipe([record]);

    const whole = har.write(recipe, sent);
    expect(readHarText(whole)).toMatchObject({ missing: [] });
    expect(readHarText(whole).seen.map(({ exchange }) => known(exchange))).toEqual(sent.map(known));

    const open = masked(sent, person.explorer.personas.listSecrets(person.id));
    const sanitized = har.write(recipe, open);
    expect(readHarText(sanitized).seen.map(({ exchange }) => known(exchange))).toEqual(open.map(known));
    expect(sanitized).toContain(mask);
    const cookies = sent.flatMap(({ response }) =>
      (response?.headers ?? []).flatMap(([name, value]) =>
        name.toLowerCase() === 'set-cookie' ? (/=([^;]{6,})/.exec(value)?.[1] ?? []) : [],
      ),
    );
    expect(cookies.length).toBeGreaterThan(1);
    for (const secret of [password, ...cookies]) {
      expect(whole).toContain(secret);
      expect(sanitized).not.toContain(secret);
    }

    await kratos.stop();
    const folder = await mkdtemp(path.join(tmpdir(), 'kratos-har-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(path.join(folder, 'login.har'), whole);
    const context = await (await openBrowser()).newContext();
    await context.routeFromHAR(path.join(folder, 'login.har'));
    const page = await context.newPage();
    const [start, submit] = sent;
    await page.goto(start?.request.url ?? '');
    const { url = '', body = '' } = submit?.request ?? {};
    const answered = await page.evaluate(
      async ([to, data]) => {
        const response = await fetch(to ?? '', { method: 'POST', body: data ?? '' });
        return { status: response.status, text: await response.text() };
      },
      [url, body],
    );
    expect(answered).toEqual({ status: 200, text: submit?.response?.body });
    await context.close();
  });
});
