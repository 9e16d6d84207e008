import { t } from '@vscode/l10n';
import type { SessionPage } from './types';
import { present, readJson } from '../flow/json';
import { parseSession } from '../flow/parse';
import type { Session } from '../flow/types';
import type { Exchange } from '../exchange/types';
import { nextPageToken, totalCount } from '../wire/pages';
import { explainTrouble } from '../session/answer';
import { explainAdminTrouble } from './adminTrouble';

/** Reads a page of `GET /admin/sessions`. `next` is the token of the `Link` header, `total` what v1.3.1 counts. */
export function readSessionPage(exchange: Exchange): SessionPage {
  const list = readList(exchange, explainAdminTrouble);
  if (list.kind === 'problem') return list;
  const headers = exchange.response?.headers ?? [];
  const next = list.received === 0 ? undefined : nextPageToken(headers);
  const total = totalCount(headers);
  return present<Page>({ kind: 'page', sessions: list.sessions, next, total });
}

/**
 * Reads a page of `GET /sessions` (the identity's other sessions), or of those that an administrator sees of an
 * identity. The `Link` header of these lists is wrong: its `rel="next"` repeats the first page, and the last page is
 * never linked. So pages are counted from 1, up to `X-Total-Count`; `next` is the number of the next page.
 */
export function readMySessions(
  exchange: Exchange,
  page: { readonly page: number; readonly size: number },
  explain = explainTrouble,
): SessionPage {
  const list = readList(exchange, explain);
  if (list.kind === 'problem') return list;
  const total = totalCount(exchange.response?.headers ?? []);
  const more = list.received > 0 && total !== undefined && page.page * page.size < total;
  return present<Page>({
    kind: 'page',
    sessions: list.sessions,
    next: more ? String(page.page + 1) : undefined,
    total,
  });
}

type Page = Extract<SessionPage, { kind: 'page' }>;

type List =
  | { readonly kind: 'list'; readonly sessions: readonly Session[]; readonly received: number }
  | Extract<SessionPage, { kind: 'problem' }>;

function readList(exchange: Exchange, explain: typeof explainTrouble): List {
  const { response, failure } = exchange;
  const json = failure === undefined && response?.status === 200 ? readJson(response.body) : undefined;
  if (!Array.isArray(json))
    return { kind: 'problem', ...explain(exchange, t('The answer is not a list of sessions.')) };
  // One entry that cannot be read must not hide the others.
  const parsed = json.map((entry: unknown) => parseSession(entry));
  const sessions = parsed.flatMap((one) => (one.ok ? [one.value] : []));
  const broken = parsed.find((one) => !one.ok);
  if (broken !== undefined && sessions.length === 0)
    return { kind: 'problem', what: t('The answer holds no session: {0}', broken.problem) };
  return { kind: 'list', sessions, received: json.length };
}
