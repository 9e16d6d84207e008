import { expect, it } from 'vitest';
import { examineConnection } from '../../src/kratos/knowledge/doctor/examine';
import type { ConnectionCheck } from '../../src/kratos/knowledge/doctor/types';
import { startKratos, type Kratos } from '../kit';
import { exploring } from './people';

async function examine(kratos: Kratos): Promise<readonly ConnectionCheck[]> {
  const explorer = exploring(kratos);
  return examineConnection(await explorer.askForReport('practice'));
}

it('finds nothing wrong with a server as it is meant', async () => {
  const checks = await examine(await startKratos({}));
  expect(checks.filter(({ tone }) => tone === 'bad' || tone === 'warn')).toEqual([]);
  expect(checks.find(({ topic }) => topic === 'Cookies')?.seen).toContain('csrf_token_');
});

it('says what is wrong with one that knows itself by the name of its container', async () => {
  const kratos = await startKratos({
    config: {
      serve: { public: { base_url: 'http://kratos:4433/' } },
      cookies: { domain: 'example.com' },
      selfservice: { flows: { login: { ui_url: 'http://login-ui:3000/login' } } },
    },
  });
  const wrong = (await examine(kratos)).filter(({ tone }) => tone === 'bad');
  expect(wrong.map(({ topic }) => topic)).toEqual(['Where forms go', 'Page of the login', 'Cookies']);
  expect(wrong.map(({ where }) => where)).toEqual([
    'serve.public.base_url',
    'selfservice.flows.login.ui_url',
    undefined,
  ]);
  expect(wrong.at(-1)?.right).toContain('cookies.domain');
});

it('says whether scripts of the page may ask', async () => {
  const page = 'http://127.0.0.1:3000';
  const config = { selfservice: { flows: { login: { ui_url: `${page}/login` } } } };
  const cors = { enabled: true, allowed_origins: [page], allow_credentials: true };
  const [closed, open] = await Promise.all([
    startKratos({ config }),
    startKratos({ config: { ...config, serve: { public: { cors } } } }),
  ]);
  const tone = async (kratos: Kratos): Promise<string | undefined> =>
    (await examine(kratos)).find(({ topic }) => topic.includes('CORS'))?.tone;
  expect(await tone(closed)).toBe('note');
  expect(await tone(open)).toBe('good');
});
