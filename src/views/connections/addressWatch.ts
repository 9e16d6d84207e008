import type { Memento } from 'vscode';
import type { Explorer } from '../../kratos/drive/explorer';
import { readOrigin } from '../../kratos/flow/origins';
import type { AddressBook } from '../../kratos/store/addressBook';
import type { Connection } from '../../kratos/record/types';
import type { ApiKeys } from '../../platform/apiKeys';
import { Disposables } from '../../platform/disposables';
import { isTrusted, onTrusted } from '../../platform/trust';
import type { Left, Place } from './askAlong';
import type { Connections } from './connections';

export interface AddressWatchParts {
  readonly connections: Connections;
  readonly addresses: AddressBook;
  readonly apiKeys: ApiKeys;
  /** Where the connections led when this folder was last open. */
  readonly memory: Memento;
  readonly explorer: () => Promise<Explorer>;
}

const placesKey = 'kratosFlows.addresses';

/**
 * Notices that a connection leads to another server, whoever changed it: a command, the settings file, a sync, between
 * two sessions. What was given at the old address stays behind (see `AddressBook`), unless the person, who is asked
 * once, lets it go along. Where nothing would go along, nobody is asked.
 */
export class AddressWatch extends Disposables {
  /** The place that is asked about, by connection. */
  private readonly asking = new Map<string, string>();

  constructor(private readonly parts: AddressWatchParts) {
    super();
    const look = (): void => {
      for (const connection of parts.connections.all) void this.look(connection);
    };
    this.register(parts.connections.onDidChange(look));
    this.register(onTrusted(look));
    look();
  }

  private async look(connection: Connection): Promise<void> {
    const { addresses, memory } = this.parts;
    addresses.meet(connection);
    const before = memory.get<Record<string, Place>>(placesKey)?.[connection.id];
    const now = readOrigins(connection, before);
    if (before === undefined) return this.remember(connection.id, now);
    const same = (side: keyof Place): boolean =>
      addresses.realm(connection.id, before[side]) === addresses.realm(connection.id, now[side]);
    const place = JSON.stringify(now);
    if ((same('public') && same('admin')) || !isTrusted() || this.asking.get(connection.id) === place) return;
    this.asking.set(connection.id, place);
    const explorer = await this.parts.explorer();
    const left = await this.leftAt(connection, before);
    const goesAlong = (left.sessions && !same('public')) || (left.apiKey && !same('admin'));
    const yes = goesAlong && (await (await import('./askAlong')).askAlong(connection, before, now, left));
    // Changed again meanwhile: that is another question.
    if (this.asking.get(connection.id) !== place) return;
    this.asking.delete(connection.id);
    for (const side of ['public', 'admin'] as const)
      if (yes && !same(side) && before[side] !== '') addresses.allow(connection.id, before[side], now[side]);
    await this.remember(connection.id, now);
    explorer.personas.moved(connection.id);
    const current = this.parts.connections.get(connection.id);
    if (yes && current) await explorer.checkHealth(current.id);
  }

  private async leftAt({ id }: Connection, place: Place): Promise<Left> {
    const { addresses, apiKeys, explorer } = this.parts;
    const { personas } = await explorer();
    const realm = addresses.realm(id, place.public);
    const held = await Promise.all(
      personas.ofConnection(id).map((persona) => personas.holdsAnything(persona.id, realm)),
    );
    const key = await apiKeys.at(id, addresses.realm(id, place.admin));
    return { sessions: held.includes(true), apiKey: key !== undefined };
  }

  private async remember(connectionId: string, place: Place): Promise<void> {
    const { memory } = this.parts;
    await memory.update(placesKey, { ...memory.get<Record<string, Place>>(placesKey), [connectionId]: place });
  }
}

/** Without an admin URL there is no admin side; the one that was there before is remembered. */
function readOrigins({ publicUrl, adminUrl }: Connection, before: Place | undefined): Place {
  return {
    public: readOrigin(publicUrl),
    admin: adminUrl === undefined ? (before?.admin ?? '') : readOrigin(adminUrl),
  };
}
