import type { Exchange, Header } from '../../../src/kratos/exchange/types';
import { readHeader } from '../../../src/kratos/flow/headers';
import { buildSubmission } from '../../../src/kratos/flow/form/submission';
import { parseFlow } from '../../../src/kratos/flow/parse';
import { readRecord } from '../../../src/kratos/record/fold';
import { buildRecipe } from '../../../src/kratos/recipe/recipe';
import type { Recipe } from '../../../src/kratos/recipe/types';
import { createCookieJar } from '../../../src/kratos/wire/cookies';
import { createTransport } from '../../../src/kratos/wire/transport';
import type { Kratos } from '../../kit';
import { password } from '../people';

/** A login by the form of a page, as a browser without scripts does it: redirects, and a form that is posted. */
export async function pageLogin(kratos: Kratos): Promise<Recipe> {
  const { publicUrl, adminUrl, version } = kratos;
  const transport = createTransport();
  const jar = createCookieJar();
  const exchanges: Exchange[] = [];
  const send = async (url: string, accept: string, form?: string): Promise<Exchange> => {
    const cookie = jar.header(url);
    const headers: readonly Header[] = [
      ['Accept', accept],
      ...(cookie === '' ? [] : ([['Cookie', cookie]] as const)),
      ...(form ? ([['Content-Type', 'application/x-www-form-urlencoded']] as const) : []),
    ];
    const body = form !== undefined && { body: form };
    const exchange = await transport.send({ method: form ? 'POST' : 'GET', url, headers, ...body });
    jar.take(url, exchange.response?.headers ?? []);
    exchanges.push(exchange);
    return exchange;
  };
  const { email } = await kratos.createIdentity({ email: 'reader@example.com', password });
  const started = await send(`${publicUrl}/self-service/login/browser`, 'text/html');
  const location = readHeader(started.response?.headers ?? [], 'location') ?? '';
  const id = URL.parse(location)?.searchParams.get('flow') ?? '';
  const shown = await send(`${publicUrl}/self-service/login/flows?id=${id}`, 'application/json');
  const flow = parseFlow('login', JSON.parse(shown.response?.body ?? ''));
  if (!flow.ok) throw new Error('No flow was shown.');
  const { body } = buildSubmission(flow.value, 'method=password', { identifier: email, password }, 'form');
  await send(flow.value.action, 'text/html', body);
  const record = readRecord(exchanges);
  if (!record) throw new Error('Nothing was recorded.');
  return buildRecipe([record], { publicUrl, adminUrl, kratosVersion: version });
}
