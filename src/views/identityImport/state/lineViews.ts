import { t } from '@vscode/l10n';
import { lookupsOf } from '../../../kratos/identity/import/lookups';
import { summariseEntry, type EntrySummary } from '../../../kratos/identity/import/summary';
import type { ImportEntry } from '../../../kratos/identity/import/types';
import type { ImportLineView } from '../../../protocol/identityImport';

/** A text of the table is cut here. */
const longest = 160;

/** Puts a line of the file and what it becomes into words, without any secret of it. */
export function viewLine(
  { line, body, findings }: ImportEntry,
  { schemas, schemaId }: { readonly schemas: ReadonlyMap<string, unknown>; readonly schemaId: string },
): ImportLineView {
  const summary = summariseEntry(body);
  const traits = shorten(summary?.traits === undefined ? '' : JSON.stringify(summary.traits));
  const names = lookupsOf(body, schemas).lookups.map(({ value }) => value);
  return {
    line,
    who: names.length > 0 ? shorten(names.slice(0, 3).join(', ')) : traits,
    traits,
    wayIn: summary ? wayInWords(summary) : '',
    more: summary ? moreWords(summary, schemaId) : '',
    problems: findings.map(({ path, what, weight }) => ({ path, what, isWrong: weight !== 'doubtful' })),
  };
}

function wayInWords({ waysIn: { hash, hasPassword, asksHook, providers } }: EntrySummary): string {
  const ways = [
    ...(asksHook ? [t('password, by a web hook')] : hasPassword ? [t('password')] : []),
    ...(hash !== undefined && !hasPassword && !asksHook ? [hashWords(hash)] : []),
    ...providers,
  ];
  return ways.length > 0 ? ways.join(', ') : t('none yet');
}

function hashWords(hash: string): string {
  return hash === '?' ? t('password, by a hash of an unknown kind') : t('password, by its hash ({0})', hash);
}

function moreWords({ state, verified, externalId, metadata, schemaId }: EntrySummary, usual: string): string {
  return [
    ...(state === 'active' ? [] : [state]),
    ...(verified.length > 0 ? [t('verified: {0}', shorten(verified.join(', ')))] : []),
    ...(externalId === undefined ? [] : [t('external id {0}', shorten(externalId))]),
    ...metadata,
    ...(schemaId === usual ? [] : [t('schema {0}', schemaId)]),
  ].join(' · ');
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
