import { t } from '@vscode/l10n';
import { EventEmitter, window } from 'vscode';
import { longestConfig } from '../kratosDocument';
import { withProgress } from '../../platform/progress';
import { isTrusted } from '../../platform/trust';

/** The command behind the lens "Read this schema"; it takes the URL. */
export const readSchemaCommand = 'kratosFlows.readSchema';

const timeoutMs = 10_000;
/** What is larger could not be read while somebody types. */
const limitBytes = longestConfig;

/** Texts by URL, in memory only: the next window asks again. */
const texts = new Map<string, string>();
const confirmed = new Set<string>();
const changed = new EventEmitter<void>();

/** Tells that another remote schema was read. */
export const onSchemaFetched = changed.event;

/** The text of a remote schema; undefined unless somebody had it read in this window. */
export function fetchedSchema(url: string): string | undefined {
  return texts.get(url);
}

/** The host of a remote schema; undefined for everything that is not read over the network. */
export function readRemoteHost(url: string): string | undefined {
  return /^https?:\/\//i.test(url) ? URL.parse(url)?.host : undefined;
}

/**
 * Reads a remote schema after the person has agreed, once for each URL. Nothing is sent but the request itself: no
 * cookie, no key. Resolves to whether it was read; why not is said to the person.
 */
export async function readRemoteSchema(url: string): Promise<boolean> {
  const host = readRemoteHost(url);
  if (host === undefined || !isTrusted() || !(await isAllowed(url, host))) return false;
  const [{ createTransport }, { explainFailure }] = await Promise.all([
    import('../../kratos/wire/transport'),
    import('../../kratos/knowledge/outcomes/causes/troubles'),
  ]);
  const { response, failure } = await withProgress(t('Reading the schema from {0}', host), (signal) =>
    createTransport({ limitBytes }).send(
      { method: 'GET', url, headers: [['Accept', 'application/json, */*']] },
      { timeoutMs, signal },
    ),
  );
  if (failure?.kind === 'cancelled') return false;
  if (failure || response?.status !== 200) {
    const why = failure
      ? explainFailure(failure, { url }).what
      : t('{0} answered {1}, and Kratos would accept nothing but 200.', host, response?.status ?? 0);
    void window.showWarningMessage(t('The schema was not read. {0}', why));
    return false;
  }
  texts.set(url, response.body);
  changed.fire();
  return true;
}

async function isAllowed(url: string, host: string): Promise<boolean> {
  if (confirmed.has(url)) return true;
  const yes = t('Read');
  const answer = await window.showWarningMessage(
    t('Read the identity schema from {0}?', host),
    { modal: true, detail: t('{0} is asked for once, and the answer is kept in memory.', url) },
    yes,
  );
  if (answer !== yes) return false;
  confirmed.add(url);
  return true;
}
