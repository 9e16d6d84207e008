import type { FlowRecord } from '../../../kratos/record/types';

/** The address that the answer of a flow, or one of its suggestions, leads to. */
export function suggestedUrl(record: FlowRecord | undefined, index: number | undefined): string | undefined {
  const outcome = record?.outcome;
  if (outcome === undefined) return undefined;
  if (index === undefined) return 'url' in outcome ? outcome.url : undefined;
  const suggestion = 'continueWith' in outcome ? outcome.continueWith[index] : undefined;
  return suggestion?.action === 'redirect_browser_to' ? suggestion.url : undefined;
}
