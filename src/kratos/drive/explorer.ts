import { defaultLimits, limitFlows, type FlowLimit, type FlowLimits } from '../store/flowLimits';
import type { Listen } from '../store/emitter';
import { FlowStore } from '../store/flowStore';
import { gather } from '../store/gather';
import { freshAddressBook, type AddressBook } from '../store/addressBook';
import { freshOriginBook, type OriginBook } from '../store/originBook';
import { createPersistence } from '../store/persistence';
import type { Persistence } from '../store/persistence';
import { PersonaStore } from '../store/personaStore';
import type { Realms } from '../store/realms';
import type { Documents, StoreChange, Vault } from '../store/types';
import type { Connection, FlowRecord, Health } from '../record/types';
import { createCookieJar } from '../wire/cookies';
import { probe } from '../wire/probe';
import type { Transport } from '../wire/types';
import { createAdminIdentities } from '../admin/identities/identities';
import { createAdminCourier } from '../admin/courierMessages';
import { createIdentityChanges, type IdentityChanges } from '../admin/identityChanges/identityChanges';
import { createIdentityNews, type IdentityNews } from '../admin/identityNews';
import { createIdentityParts, type IdentityParts, type RawAnswer } from '../admin/identityParts/identityParts';
import { createIdentityWrites, type IdentityWrites } from '../admin/identityWrites/identityWrites';
import { createRecoveries, type Recoveries } from '../admin/recoveries';
import { createAdminSessions } from '../admin/sessions';
import type { BrowserNeeds } from './browsers/begin';
import { Browsers } from './browsers/browsers';
import { Captures } from './browsers/captures';
import { findClient } from './context';
import type { DriverContext } from './context';
import { createDriver } from './driver';
import { HealthBook } from './health';
import { readInboxFor, type InboxAccess, type InboxAnswer } from '../admin/courier';
import { createOwnSessions } from './ownSessions';
import { emptyRoundMemory } from './round/means';
import type { RoundMeans } from './round/means';
import { Queue } from './queue';
import { checkSession } from './session';
import { readStoredError } from './storedErrors';
import { askForReport } from './examine';
import type { ConnectionEvidence } from '../knowledge/doctor/types';
import type { Driver, OwnSessions } from './types';
import type { Exchange } from '../exchange/types';
import type { AdminCourier, AdminIdentities, AdminSessions } from '../admin/types';

export interface ExplorerParts {
  readonly transport: Transport;
  readonly vault: Vault;
  readonly documents: Documents;
  readonly connections: () => readonly Connection[];
  /** The API key for the admin side that a connection leads to (Ory Network), if it has one. */
  readonly apiKey: (connection: Connection) => Promise<string | undefined>;
  /** What came to the listener of a courier channel; undefined while none is open. */
  readonly heard?: InboxAccess['heard'];
  /** Says what belongs to the servers of the connections; default one that forgets when it ends. */
  readonly addresses?: AddressBook;
  /** Remembers which page keys answer for; default one that forgets when it ends. */
  readonly origins?: OriginBook;
  /** Epoch milliseconds; default `Date.now`. */
  readonly now?: () => number;
  /** Told about a secret or a document that could not be written. */
  readonly onError?: (error: unknown) => void;
  /** How much is kept, asked whenever something comes. */
  readonly limits?: () => FlowLimits;
  /** What rounds to providers are made with. */
  readonly means?: RoundMeans;
  /** What browsers of personas are started with. Without it there are none. */
  readonly browsers?: Omit<BrowserNeeds, 'onError'>;
  /** Told which flows were let go since there were too many, and by which limit. */
  readonly onLetGo?: (gone: readonly FlowRecord[], limit: FlowLimit) => void;
}

/** The whole core as an editor uses it: stores with their events, the driver, and what is read beside it. */
export interface Explorer {
  readonly flows: FlowStore;
  readonly personas: PersonaStore;
  readonly driver: Driver;
  readonly adminIdentities: AdminIdentities;
  readonly identityParts: IdentityParts;
  readonly identityChanges: IdentityChanges;
  readonly identityWrites: IdentityWrites;
  readonly recoveries: Recoveries;
  /** What was done to identities from here: whoever shows some hears it. */
  readonly identityNews: IdentityNews;
  readonly adminCourier: AdminCourier;
  readonly adminSessions: AdminSessions;
  readonly ownSessions: OwnSessions;
  readonly health: HealthBook;
  readonly origins: OriginBook;
  readonly browsers: Browsers;
  readonly captures: Captures;
  readonly persistence: Persistence;
  /** What changed in the stores and in what is known of the connections, gathered for each turn of the event loop. */
  readonly onNews: Listen<readonly StoreChange[]>;
  /** Checks a connection; the answer is kept in `health`, whose event tells when it changed. An unknown id is a bug. */
  checkHealth(connectionId: string, signal?: AbortSignal): Promise<Health>;
  /** What was sent for a flow of a connection (`canDo`). */
  readInbox(record: FlowRecord, signal?: AbortSignal): Promise<InboxAnswer>;
  /** An identity as the server sends it; undefined where the connection is not there any more. */
  readRawIdentity(connectionId: string, id: string, signal?: AbortSignal): Promise<RawAnswer | undefined>;
  /** Reads an error that a server keeps for its error page. An unknown connection is a bug. */
  readError(connectionId: string, id: string, signal?: AbortSignal): Promise<Exchange>;
  /** Asks a connection's server what a report about it is made of. An unknown connection is a bug. */
  askForReport(connectionId: string, signal?: AbortSignal): Promise<ConnectionEvidence>;
  /** Forgets a persona with its flows and secrets. */
  removePersona(personaId: string): void;
  /** Forgets a connection: its flows, personas and their secrets. */
  removeConnection(connectionId: string): void;
  /** Marks the flows whose time is over. */
  expireDue(): readonly string[];
  /** Writes what is not written yet: documents and secrets. */
  flush(): Promise<void>;
  dispose(): void;
}

/** Puts the core together. Nothing is sent or read before it is asked for. */
export function createExplorer(parts: ExplorerParts): Explorer {
  const { transport, vault, documents, connections, apiKey, now = Date.now, onError } = parts;
  const addresses = parts.addresses ?? freshAddressBook();
  const origins = parts.origins ?? freshOriginBook();
  const { limits = () => defaultLimits, onLetGo = () => undefined } = parts;
  const flows = new FlowStore(() => limits().exchanges);
  const personas = new PersonaStore(
    vault,
    (stored, persona) => createCookieJar(stored, { withholdsSecure: persona?.withholdsSecure === true }),
    onError,
    createRealms(addresses, connections),
  );
  const queue = new Queue();
  const drive: DriverContext = {
    flows,
    personas,
    transport,
    connections,
    addresses,
    origins,
    now,
    interrupted: new Map(),
    rounds: emptyRoundMemory(),
    ...(parts.means && {
      means: { ...(parts.browsers && { browser: (round) => browsers.makeRound(round) }), ...parts.means },
    }),
    askAgain: (personaId) =>
      void queue.run(personaId, async () => {
        // Removed while it waited: there is nobody to ask for.
        if (personas.get(personaId)) await checkSession(drive, findClient(drive, personaId));
      }),
  };
  const access: InboxAccess = { transport, apiKey, ...(parts.heard && { heard: parts.heard }) };
  const identityParts = createIdentityParts(access);
  const health = new HealthBook(async (connection, signal) => {
    const key = await apiKey(connection);
    return probe(connection, transport, signal, key === undefined ? {} : { apiKey: key });
  });
  const browsers = new Browsers(drive, queue, parts.browsers && { ...parts.browsers, onError });
  const captures = new Captures(drive, browsers);
  const personaSecrets = (personaId: string | undefined): readonly string[] => personas.listSecrets(personaId);
  const persistence = createPersistence(flows, personas, documents, personaSecrets, onError && { onError });

  const stopLimiting = limitFlows(flows, limits, onLetGo);
  const stopForgetting = flows.onDidChange((change) => {
    if (change.kind !== 'flow-removed') return;
    drive.interrupted.delete(change.id);
    drive.rounds.begun.delete(change.id);
  });

  const requireConnection = (id: string): Connection => {
    const found = connections().find((connection) => connection.id === id);
    if (!found) throw new Error(`There is no connection with the id ${id}.`);
    return found;
  };
  const removePersona = (personaId: string): void => {
    for (const { id } of flows.ofPersona(personaId)) flows.remove(id);
    personas.remove(personaId);
    captures.stop(personaId);
    void browsers.forget(personaId);
  };

  return {
    flows,
    personas,
    driver: createDriver(drive, queue),
    adminIdentities: createAdminIdentities(access),
    identityParts,
    identityChanges: createIdentityChanges(access),
    identityWrites: createIdentityWrites(access),
    recoveries: createRecoveries(access),
    identityNews: createIdentityNews(),
    adminCourier: createAdminCourier(access),
    adminSessions: createAdminSessions(access),
    ownSessions: createOwnSessions(drive, queue),
    health,
    origins,
    browsers,
    captures,
    persistence,
    onNews: gather(
      flows.onDidChange,
      personas.onDidChange,
      health.onDidChange,
      origins.onDidChange,
      browsers.onDidChange,
      captures.onDidChange,
    ),
    checkHealth: (connectionId, signal) => health.check(requireConnection(connectionId), signal),
    readInbox: (record, signal) => readInboxFor(access, record, requireConnection(record.connectionId ?? ''), signal),
    askForReport: async (connectionId, signal) => {
      const connection = requireConnection(connectionId);
      const [known, key] = [health.get(connectionId), await apiKey(connection)];
      return askForReport(transport, connection, known ?? (await health.check(connection, signal)), {
        apiKey: key,
        signal,
      });
    },
    readRawIdentity: async (connectionId, id, signal) => {
      const connection = connections().find((one) => one.id === connectionId);
      return connection && identityParts.raw(connection, id, signal);
    },
    readError: (connectionId, id, signal) => readStoredError(transport, requireConnection(connectionId), id, signal),
    removePersona,
    removeConnection(connectionId) {
      for (const { id } of personas.ofConnection(connectionId)) removePersona(id);
      for (const { id } of flows.ofConnection(connectionId)) flows.remove(id);
      health.forget(connectionId);
      addresses.forget(connectionId);
      origins.forget(connectionId);
    },
    expireDue: () => flows.expireDue(now()),
    async flush() {
      await Promise.all([persistence.flush(), personas.flush()]);
    },
    dispose() {
      captures.dispose();
      browsers.dispose();
      stopForgetting();
      stopLimiting();
      persistence.dispose();
    },
  };
}

/** Where what personas keep belongs. A connection that is gone leads nowhere. */
function createRealms(addresses: AddressBook, connections: () => readonly Connection[]): Realms {
  const find = (id: string): Connection | undefined => connections().find((connection) => connection.id === id);
  const now = (id: string): string => {
    const connection = find(id);
    if (connection) addresses.meet(connection);
    return connection ? addresses.publicRealm(connection) : '';
  };
  return { now, home: (id) => addresses.home(id)?.public ?? now(id) };
}
