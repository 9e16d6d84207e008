import { t } from '@vscode/l10n';

/** Where a listener waits: a port of 127.0.0.1, or why it does not. */
export type ListenAddress =
  | { readonly kind: 'off' }
  | { readonly kind: 'port'; readonly port: number }
  | { readonly kind: 'wrong'; readonly why: string };

/** The one interface that listeners wait at: nothing that comes from another machine reaches them. */
export const loopback = '127.0.0.1';

/** Reads a setting such as `127.0.0.1:4470`. Empty is off. `setting` is its name, for the sentence. */
export function readListenAddress(value: unknown, setting: string): ListenAddress {
  const isText = typeof value === 'string';
  const text = isText ? value.trim() : '';
  if (value === undefined || value === null || (isText && text === '')) return { kind: 'off' };
  const [, host = '', digits = ''] = /^(?:http:\/\/)?(?:([^/]*):)?(\d{1,5})\/?$/.exec(text) ?? [];
  const port = Number(digits);
  if (digits === '' || port < 1 || port > 65_535) {
    return wrong(t('{0} names no address: it wants a port of this machine, such as {1}:4470.', setting, loopback));
  }
  if (host !== '' && host !== loopback && host.toLowerCase() !== 'localhost') {
    return wrong(
      t('{0} names {1}, but only {2} is listened at: other machines shall not reach it.', setting, host, loopback),
    );
  }
  return { kind: 'port', port };
}

/** The address of a listener beside that of another, which has its port already. */
export function besides(address: ListenAddress, other: ListenAddress, setting: string): ListenAddress {
  return address.kind === 'port' && other.kind === 'port' && address.port === other.port
    ? wrong(t('{0} names port {1}, which the other listener has: each needs its own.', setting, address.port))
    : address;
}

function wrong(why: string): ListenAddress {
  return { kind: 'wrong', why };
}
