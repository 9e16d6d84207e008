import { t } from '@vscode/l10n';
import { textsWithin, type KratosDocument } from '../document/detect/detect';
import type { Place } from '../document/document';
import type { EncodedText } from '../document/detect/encodedText';
import { listLineStarts, rowAt } from '../document/lineStarts';
import { mayHoldMore, type Part } from '../document/detect/parts';
import { readSuppressions } from './suppressions';
import type { Finding } from '../document/finding';
import { readUpperLevels } from '../document/detect/upperKeys';

/**
 * A configuration or an identity schema that stands in a document in other signs: offsets of its `text` are not the
 * document's.
 */
export interface EncodedPart extends Part, EncodedText {
  readonly place: Place;
  readonly isEncoded: true;
}

/** More texts of one document are not looked into. */
const mostTexts = 20;

/**
 * What stands in the values of a document in quotes with `\n` for its lines, as JSON has texts, or in Base64, as the
 * `data` of a Secret has them.
 */
export function listEncodedParts(text: string, document: KratosDocument): readonly EncodedPart[] {
  if (!mayHoldMore(document)) return [];
  return textsWithin(text, readUpperLevels(text))
    .flatMap(({ document: found, name, place, encoded }) =>
      encoded ? [{ document: found, name, place, isEncoded: true as const, ...encoded }] : [],
    )
    .slice(0, mostTexts);
}

/**
 * Findings of such a part where they stand in the document, as far as its comments do not switch them off. A fix would
 * have to be written in the same signs: there is none.
 */
export function findingsIn(source: string, part: EncodedPart, findings: readonly Finding[]): readonly Finding[] {
  const isSuppressed = readSuppressions(source);
  return findings
    .map((finding) => moved(part, finding))
    .filter(({ code, start }) => !isSuppressed(code.replace('kratos/', ''), start));
}

function moved({ text, place, offsets }: EncodedPart, finding: Finding): Finding {
  const at = (offset: number): number => offsets?.[offset] ?? place.end;
  if (offsets)
    return {
      ...finding,
      start: at(finding.start),
      end: at(finding.end),
      fixes: [],
      related: (finding.related ?? []).map((one) =>
        one.file === undefined ? { ...one, start: at(one.start), end: at(one.end) } : one,
      ),
    };
  const line = rowAt(listLineStarts(text), finding.start) + 1;
  const where = t('It is in line {0} of the decoded text.', line);
  return { ...finding, ...place, effect: `${finding.effect} ${where}`, fixes: [], related: [] };
}
