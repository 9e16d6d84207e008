import { t } from '@vscode/l10n';
import { createExplorer } from '../kratos/drive/explorer';
import { longestTimer } from '../kratos/flow/time';
import { describeMistake } from '../kratos/knowledge/outcomes/pageMistakes';
import type { Explorer, ExplorerParts } from '../kratos/drive/explorer';
import type { OriginBook } from '../kratos/store/originBook';
import type { AddressBook } from '../kratos/store/addressBook';
import type { Documents, Vault } from '../kratos/store/types';
import type { Connection } from '../kratos/record/types';
import type { FlowLimit } from '../kratos/store/flowLimits';
import { createTransport } from '../kratos/wire/transport';
import type { ApiKeys } from '../platform/apiKeys';
import { Disposables } from '../platform/disposables';
import type { Log } from '../platform/log';
import { debuggerLender } from '../platform/debuggerBrowser';
import { roundMeans } from '../platform/rounds';
import { browserArguments, browserHasKeys, browserPath, flowLimits, requestTimeoutMs } from '../platform/settings';

export interface ExplorerNeeds {
  readonly vault: Vault;
  readonly documents: Documents;
  readonly apiKeys: ApiKeys;
  readonly addresses: AddressBook;
  readonly origins: OriginBook;
  readonly connections: () => readonly Connection[];
  /** The folder of what browsers keep of personas. */
  readonly profiles: string;
  readonly log: Log;
  /** What came to the listener of courier channels. */
  readonly heard: NonNullable<ExplorerParts['heard']>;
  /** Told, in one sentence, what was let go since there was too much of it, or could not be read back. */
  readonly announce: (sentence: string) => void;
}

/** The core as it is shown first. */
export interface OpenedExplorer {
  readonly explorer: Explorer;
  /** Resolves when everything that was stored is there: whatever is done with flows waits for it. */
  readonly whole: Promise<void>;
}

/**
 * Puts the core together, reads back what is shown first, then the rest, and keeps its clock. This file is loaded with
 * the first need of it.
 */
export async function openExplorer(needs: ExplorerNeeds): Promise<OpenedExplorer> {
  const { vault, documents, apiKeys, addresses, origins, connections, profiles, log, heard, announce } = needs;
  const onError = (error: unknown): void => {
    void log.error('Storing', error);
  };
  const transport = createTransport();
  const explorer = createExplorer({
    transport: { send: (request, options) => transport.send(request, { timeoutMs: requestTimeoutMs(), ...options }) },
    vault,
    documents,
    connections,
    apiKey: (connection) => apiKeys.get(connection),
    addresses,
    origins,
    heard,
    onError,
    limits: flowLimits,
    browsers: {
      wanted: browserPath,
      extraArguments: browserArguments,
      withKeys: browserHasKeys,
      profiles,
      lender: debuggerLender(),
    },
    onLetGo: letGoTold(needs),
    means: roundMeans(),
  });
  explorer.captures.onMistake(mistakeTold(explorer, needs));
  const newest = await explorer.persistence.restoreNewest();
  const clock = new ExpiryClock(explorer);
  const opened: Explorer = {
    ...explorer,
    dispose: () => {
      clock.dispose();
      explorer.dispose();
    },
  };
  const readRest = async (): Promise<void> => {
    const { flows, skipped, damaged = [] } = await newest.whole();
    for (const place of damaged)
      announce(
        t('Something that was stored is damaged and cannot be read: it is now at {0}. Nothing else is lost.', place),
      );
    log.debug(`Read back ${flows} flows, ${skipped} could not be read.`);
  };
  // What cannot be listed or read stays where it is; what could be read is there.
  return { explorer: opened, whole: readRest().catch(onError) };
}

/** Says once of each limit what happens from now on, and writes each time into the log. */
function letGoTold({ log, announce }: ExplorerNeeds): NonNullable<ExplorerParts['onLetGo']> {
  const told = new Set<FlowLimit>();
  return (gone, limit) => {
    const setting = `kratosFlows.flows.${limit === 'captured' ? 'keepCaptured' : 'keepFinished'}`;
    log.info(`Let go of ${gone.length} flows: more are not kept (${setting}).`);
    if (told.has(limit)) return;
    told.add(limit);
    announce(
      limit === 'captured'
        ? t('The oldest watched flows are let go: the setting {0} says how many of their exchanges are kept.', setting)
        : t('The oldest finished flows are let go: the setting {0} says how many are kept.', setting),
    );
  };
}

/** Says at once, and once of each persona, what its page does wrong; the flows say it each time. */
function mistakeTold(
  { personas }: Explorer,
  { announce }: ExplorerNeeds,
): Parameters<Explorer['captures']['onMistake']>[0] {
  const told = new Set<string>();
  return ({ personaId, mistake }) => {
    const key = `${personaId} ${mistake.kind}`;
    if (told.has(key)) return;
    told.add(key);
    const { title, todo } = describeMistake(mistake);
    announce(t('{0}: {1}. {2}', personas.get(personaId)?.name ?? '', title, todo));
  };
}

/** Marks flows as expired when their time is over: one timer, set to the next that is due. */
class ExpiryClock extends Disposables {
  private timer: NodeJS.Timeout | undefined;
  private setFor = Infinity;

  constructor(private readonly explorer: Explorer) {
    super();
    explorer.expireDue();
    this.register({
      dispose: explorer.flows.onDidChange(() => {
        this.set();
      }),
    });
    this.register({
      dispose: () => {
        clearTimeout(this.timer);
      },
    });
    this.set();
  }

  private set(): void {
    const { nextDue } = this.explorer.flows;
    if (nextDue === this.setFor) return;
    clearTimeout(this.timer);
    this.setFor = nextDue;
    if (nextDue === Infinity) return;
    this.timer = setTimeout(
      () => {
        this.setFor = Infinity;
        this.explorer.expireDue();
        this.set();
      },
      Math.min(Math.max(nextDue - Date.now(), 0), longestTimer),
    );
  }
}
