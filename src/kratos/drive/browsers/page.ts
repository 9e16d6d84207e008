import { readHeader } from '../../flow/headers';
import { isWebLink, readHostname } from '../../flow/origins';
import { readFlowUrl, rewriteToConnection } from '../../flow/urls';
import type { FlowType } from '../../flow/types';
import type { BrowserState } from '../../record/browsing';
import type { FlowRecord } from '../../record/types';
import { address } from '../../wire/address';
import { startFlow as startCall } from '../../wire/calls';
import { isSameSite } from '../../wire/cookieRules';
import { currentRealm } from '../context';
import type { Client, DriverContext } from '../context';
import { repeatableOptions } from '../elsewhere';

/** Where a browser goes. `anew`: a flow of its own begins there, in place of the one that was to go on. */
export interface Page {
  readonly url: string;
  readonly anew?: boolean;
  readonly strange?: NonNullable<BrowserState['strange']>;
}

/**
 * The page at which a flow goes on: where its last answer sends a browser, else the page of a login UI that shows it,
 * else its start, where a browser begins a new one.
 */
export async function pageOfFlow(
  drive: DriverContext,
  client: Client,
  record: FlowRecord,
  signal?: AbortSignal,
): Promise<Page> {
  const { outcome, flow, status } = record;
  const wanted = outcome && 'url' in outcome ? outcome.url : undefined;
  if (wanted !== undefined && isWebLink(wanted))
    return { url: rewriteToConnection(wanted, client.connection.publicUrl).url };
  if (flow !== undefined && status === 'open') {
    const shown = await findUiPage(drive, client, record.type, signal);
    if (shown !== undefined) {
      shown.searchParams.set('flow', record.id);
      const strange = await findStrange(drive, client, shown);
      return { url: shown.href, ...(strange && { strange }) };
    }
  }
  const call = await startCall(record.type, 'browser', repeatableOptions(drive, record));
  return { url: address(call, client.connection).request.url, ...(status === 'open' && { anew: true }) };
}

/**
 * The two names where a page is on another site than Kratos and none of the persona's cookies go there: it cannot read
 * the flow, whether it asks in the browser or on a server of its own.
 */
async function findStrange(drive: DriverContext, client: Client, page: URL): Promise<Page['strange']> {
  const cookies = readHostname(client.connection.publicUrl) ?? '';
  if (isSameSite(page.hostname, cookies)) return undefined;
  const { jar } = await drive.personas.keys(client.persona.id, currentRealm(drive, client));
  return jar?.header(page.href) === '' ? { page: page.hostname, cookies } : undefined;
}

/** Where a persona that goes nowhere in particular begins: its settings when it is signed in, else a login. */
export async function pageOfPersona(drive: DriverContext, { persona, connection }: Client): Promise<Page> {
  const isIn = drive.personas.session(persona.id).status === 'signed-in';
  const call = await startCall(isIn ? 'settings' : 'login', 'browser');
  return { url: address(call, connection).request.url };
}

/**
 * The page of the login UI that shows flows of a type (`selfservice.flows.<type>.ui_url`), with a flow in its query. No
 * answer for programs names it, so it is read from where Kratos sends a browser that begins such a flow: one without
 * cookies, which gets no say in the persona's flows. Settings are begun with the session only.
 */
async function findUiPage(
  drive: DriverContext,
  client: Client,
  type: FlowType,
  signal: AbortSignal | undefined,
): Promise<URL | undefined> {
  const { jar } = await drive.personas.keys(client.persona.id, currentRealm(drive, client));
  const call = await startCall(type, 'browser');
  const { request } = address(
    { ...call, headers: [['Accept', 'text/html']] },
    client.connection,
    type === 'settings' && jar ? { cookies: jar } : {},
  );
  const { response } = await drive.transport.send(request, signal && { signal });
  const location = response && readHeader(response.headers, 'location');
  const page = location === undefined ? undefined : URL.parse(location, request.url);
  if (!page || !isWebLink(page.href) || readFlowUrl(page.href)?.id === undefined) return undefined;
  // Without a session that is good enough, settings answer with the page of a login.
  const named = readFlowUrl(page.href)?.flowType;
  return type === 'settings' && named === 'login' ? undefined : page;
}
