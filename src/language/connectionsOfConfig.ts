import { plainText } from '../config/document/plainText';
import { isLoopback } from '../config/facts/browserUrls';
import { inForce } from '../config/facts/inForce';
import type { Setup } from '../config/simulator/setup';
import type { Connection } from '../kratos/record/types';

/**
 * The connections to the server that a configuration is of: those with the address that it has as `base_url`, public or
 * admin; where none has, those to this machine with the port that it listens at. Several are as likely as each other;
 * none is an answer too.
 */
export function connectionsOfConfig(
  { config, version }: Pick<Setup, 'config' | 'version'>,
  all: readonly Connection[],
): readonly Connection[] {
  const written = (side: 'public' | 'admin'): string => plainText(config.value('serve', side, 'base_url'));
  const port = (side: 'public' | 'admin'): string => plainText(inForce(config, version, 'serve', side, 'port'));
  const ways: readonly ((connection: Connection) => boolean)[] = [
    ({ publicUrl, adminUrl }) => isSame(written('public'), publicUrl) || isSame(written('admin'), adminUrl),
    ({ publicUrl }) => isHere(publicUrl, port('public')),
    ({ adminUrl }) => isHere(adminUrl, port('admin')),
  ];
  return ways.map((fits) => all.filter(fits)).find((fitting) => fitting.length > 0) ?? [];
}

/** Whether two addresses are of one server, wherever in it they lead. */
function isSame(one: string, other: string | undefined): boolean {
  const [first, second] = [URL.parse(one), URL.parse(other ?? '')];
  return first !== null && second !== null && hostAndPort(first) === hostAndPort(second);
}

/** Whether an address is that of a port of this machine. */
function isHere(address: string | undefined, port: string): boolean {
  const url = URL.parse(address ?? '');
  return url !== null && hostAndPort(url) === `localhost:${port}`;
}

/** Host and port, with one name for this machine. */
function hostAndPort({ hostname, port, protocol }: URL): string {
  return `${isLoopback(hostname) ? 'localhost' : hostname}:${port || (protocol === 'https:' ? '443' : '80')}`;
}
