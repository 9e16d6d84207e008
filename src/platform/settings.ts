import { ConfigurationTarget, Disposable, workspace } from 'vscode';
import { besides, readListenAddress } from '../kratos/listeners/listenAddress';
import type { ListenAddress } from '../kratos/listeners/listenAddress';
import type { FlowLimits } from '../kratos/store/flowLimits';
import { isLoopback } from '../kratos/providers/address';
import type { Connection } from '../kratos/record/types';
import { readConnections } from './connectionSettings';
import type { ReadConnections, StoredConnection } from './connectionSettings';
import { isTrusted, onTrusted } from './trust';

const section = 'kratosFlows';

/**
 * The connections of the user settings. A workspace may not set them: the setting has application scope, and only the
 * user's value is read.
 */
export function connectionsInSettings(): ReadConnections {
  return readConnections(storedConnections());
}

/** Writes one connection: added at the end, or in place of the one with its id. */
export async function saveConnection(connection: Connection): Promise<void> {
  const { connections } = connectionsInSettings();
  const at = connections.findIndex(({ id }) => id === connection.id);
  await store(at < 0 ? [...connections, connection] : connections.with(at, connection));
}

export async function deleteConnection(id: string): Promise<void> {
  await store(connectionsInSettings().connections.filter((connection) => connection.id !== id));
}

export function onConnectionsChanged(listener: () => void): Disposable {
  return workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration(`${section}.connections`)) listener();
  });
}

/** Milliseconds a request may take. */
export function requestTimeoutMs(): number {
  return bounded('requestTimeout', 120, 1, 600) * 1000;
}

/** Milliseconds between two looks into the inbox while a code is awaited. */
export function inboxPollMs(): number {
  return bounded('inbox.pollSeconds', 2, 1, 60) * 1000;
}

/** Where people come back to from a provider: an address on this machine. Another counts as not set. */
export function returnUrl(): string {
  const value: unknown = workspace.getConfiguration(section).get('signIn.returnUrl');
  return typeof value === 'string' && isLoopback(value) ? value : standardReturnUrl;
}

/** Where Ory's own examples expect a login page, so that it is allowed more often than any other address. */
const standardReturnUrl = 'http://127.0.0.1:4455/';

/** Where the listener of courier channels shall wait; in a workspace that is not trusted, nowhere. */
export function inboxListenAddress(): ListenAddress {
  return listenAddress('inbox.listen');
}

/** Where the listener of web hooks shall wait; in a workspace that is not trusted, nowhere. */
export function hooksListenAddress(): ListenAddress {
  return besides(listenAddress('hooks.listen'), inboxListenAddress(), `${section}.hooks.listen`);
}

/** Whether something shall be listened to: what listens is loaded then. */
export function isListenerWanted(): boolean {
  return inboxListenAddress().kind !== 'off' || hooksListenAddress().kind !== 'off';
}

/** The ports of this machine at which a listener is switched on. */
export function listenerPorts(): { readonly inbox?: number; readonly hooks?: number } {
  const [inbox, hooks] = [inboxListenAddress(), hooksListenAddress()];
  return {
    ...(inbox.kind === 'port' && { inbox: inbox.port }),
    ...(hooks.kind === 'port' && { hooks: hooks.port }),
  };
}

export function onListenersChanged(listener: () => void): Disposable {
  return Disposable.from(
    workspace.onDidChangeConfiguration((change) => {
      const names = ['inbox.listen', 'hooks.listen'].map((key) => `${section}.${key}`);
      if (names.some((name) => change.affectsConfiguration(name))) listener();
    }),
    onTrusted(listener),
  );
}

/** How many finished flows, exchanges of one flow, and captured exchanges of one persona are kept. */
export function flowLimits(): FlowLimits {
  return {
    finishedFlows: bounded('flows.keepFinished', 200, 10, 10_000),
    exchanges: bounded('flows.keepExchanges', 100, 10, 10_000),
    captured: bounded('flows.keepCaptured', 500, 10, 10_000),
  };
}

/** How many sessions one page of the admin list holds. */
export function sessionPageSize(): number {
  return bounded('sessions.pageSize', 50, 1, 500);
}

/** The browser that was named for personas; empty for none. */
export function browserPath(): string {
  const value: unknown = workspace.getConfiguration(section).get('browser.path');
  return typeof value === 'string' ? value : '';
}

/** The Kratos that was named for servers that are started here; empty for none. */
export function kratosPath(): string {
  const value: unknown = workspace.getConfiguration(section).get('server.path');
  return typeof value === 'string' ? value : '';
}

/** What browsers of personas are started with beside our own arguments. */
export function browserArguments(): readonly string[] {
  const value: unknown = workspace.getConfiguration(section).get('browser.arguments');
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** Whether pages in browsers of personas use the software keys, in place of those of the machine. */
export function browserHasKeys(): boolean {
  return workspace.getConfiguration(section).get<unknown>('browser.softwareKeys') !== false;
}

function listenAddress(key: string): ListenAddress {
  if (!isTrusted()) return { kind: 'off' };
  return readListenAddress(workspace.getConfiguration(section).get(key), `${section}.${key}`);
}

function bounded(key: string, standard: number, least: number, most: number): number {
  const value: unknown = workspace.getConfiguration(section).get(key);
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : standard;
}

function storedConnections(): unknown {
  return workspace.getConfiguration(section).inspect('connections')?.globalValue;
}

async function store(connections: readonly Connection[]): Promise<void> {
  const plain = connections.map(({ id, name, publicUrl, adminUrl }): StoredConnection => ({
    id,
    name,
    publicUrl,
    ...(adminUrl ? { adminUrl } : {}),
  }));
  await workspace.getConfiguration(section).update('connections', plain, ConfigurationTarget.Global);
}
