import { t } from '@vscode/l10n';
import type { Connection } from '../kratos/record/types';
import { deriveName, freeName, readAddress } from './address';

/** A connection as it stands in settings.json; written by hand it may be anything. */
export interface StoredConnection {
  readonly id?: string;
  readonly name?: string;
  readonly publicUrl: string;
  readonly adminUrl?: string;
}

/**
 * What the settings hold: the connections that can be used, and a sentence for each entry that cannot (or only with a
 * change).
 */
export interface ReadConnections {
  readonly connections: readonly Connection[];
  readonly problems: readonly { readonly entry: number; readonly sentence: string }[];
}

/**
 * Reads the setting `kratosFlows.connections`. An entry without id gets one from its public URL, so that its personas
 * stay with it when it is renamed; an entry without name is named after its host; a second entry of the same name gets
 * a number.
 */
export function readConnections(value: unknown): ReadConnections {
  const connections: Connection[] = [];
  const problems: { entry: number; sentence: string }[] = [];
  if (value === undefined || value === null) return { connections, problems };
  if (!Array.isArray(value))
    return { connections, problems: [{ entry: 0, sentence: t('The setting kratosFlows.connections is not a list.') }] };
  value.forEach((raw: unknown, index) => {
    const entry = index + 1;
    const complain = (sentence: string): void => void problems.push({ entry, sentence });
    const stored = asStored(raw);
    if (!stored) {
      complain(t('Connection {0} of the settings has no publicUrl.', entry));
      return;
    }
    const publicUrl = readAddress(stored.publicUrl);
    if (publicUrl.kind === 'problem') {
      complain(t('Connection {0} of the settings: {1}', entry, publicUrl.sentence));
      return;
    }
    const adminUrl = stored.adminUrl ? readAddress(stored.adminUrl) : undefined;
    if (adminUrl?.kind === 'problem')
      complain(t('The admin URL of connection {0} of the settings is not used: {1}', entry, adminUrl.sentence));
    const taken = connections.map(({ name }) => name);
    const wanted = stored.name ?? deriveName(publicUrl.url);
    const name = freeName(wanted, taken);
    if (name !== wanted)
      complain(t('Two connections of the settings are named “{0}”; the second is shown as “{1}”.', wanted, name));
    const ids = connections.map(({ id }) => id);
    connections.push({
      id: freeName(stored.id ?? idFor(publicUrl.url), ids).replaceAll(' ', '-'),
      name,
      publicUrl: publicUrl.url,
      ...(adminUrl?.kind === 'address' ? { adminUrl: adminUrl.url } : {}),
    });
  });
  return { connections, problems };
}

/** A short id that depends on the URL alone (FNV-1a, 32 bit): safe in file names and vault keys. */
export function idFor(publicUrl: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(publicUrl)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return `c${hash.toString(16).padStart(8, '0')}`;
}

function asStored(raw: unknown): StoredConnection | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const entry = raw as { readonly [Key in keyof StoredConnection]: unknown };
  const publicUrl = text(entry.publicUrl);
  if (publicUrl === undefined) return undefined;
  const [id, name, adminUrl] = [text(entry.id), text(entry.name), text(entry.adminUrl)];
  return { publicUrl, ...(id && { id }), ...(name && { name }), ...(adminUrl && { adminUrl }) };
}

/** A text that says something; blank counts as absent. */
function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
