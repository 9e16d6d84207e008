import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../../document/document';
import { pickSettings, type Wanted } from '../../document/pick';
import type { Path } from '../../reference/path';
import { isBarePlaceholder, isTemplate } from '../../document/placeholder';
import { checkValues } from '../schema/index';
import { findCompanionVariable, variableAt } from '../../reference/variables';
import { buildFix, removeMember } from '../../document/edits';
import type { Finding, Fix } from '../../document/finding';
import type { Rule } from './rule';

/** Programs that fill files in, and words for it. */
const fillers =
  /\b(?:envsubst|gomplate|dockerize|confd|ytt|sed|ansible|terraform|render(?:s|ed)|substitut(?:es|ed))\b/i;

/**
 * `${HOST}` and the like where nothing shows who fills it in. Kratos itself fills in nothing, from no source: it takes
 * the text for the value. Said once in a file, of the first one that it would refuse as it stands, or else of the
 * first.
 */
export const unfilledPlaceholder: Rule = {
  name: 'unfilled-placeholder',
  check: (config, context) => {
    const waiting = pickSettings(config, isWaiting);
    const [first] = waiting;
    if (!first || context.isPartial === true || isTemplate(config.text) || saysWhoFillsIn(config.text)) return [];
    const refusals = new Map(
      checkValues(config, { ...context, takesPlaceholders: true }, isWaiting)
        .filter(({ stops }) => stops)
        .map((finding) => [finding.start, finding]),
    );
    const findRefusalAt = ({ place }: Entry): Finding | undefined => refusals.get(place.start);
    const entry = waiting.find((one) => findRefusalAt(one)) ?? first;
    const refusal = findRefusalAt(entry);
    const variable = variableFor(entry.path);
    return [
      {
        ...entry.place,
        code: 'kratos/unfilled-placeholder',
        severity: 'hint',
        message: t(
          'Kratos fills in no placeholders: this text is the value, unless something fills it in before the start.',
        ),
        effect: [
          ...(refusal ? [t('With this value Kratos does not start. {0}', refusal.message)] : []),
          variable === undefined
            ? t('Kratos reads environment variables of its own instead, each named after its setting.')
            : t('From the environment Kratos reads this setting as {0}.', variable),
        ].join(' '),
        fixes: suggestRemovalFixes(config, entry),
      },
    ];
  },
};

const isWaiting: Wanted = ({ value }) => typeof value === 'string' && isBarePlaceholder(value);

/** Whether a comment tells what fills the file in. */
function saysWhoFillsIn(text: string): boolean {
  for (let at = text.indexOf('#'); at !== -1; at = text.indexOf('#', at)) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    if (fillers.test(text.slice(at, end))) return true;
    at = end;
  }
  return false;
}

/** The variable that sets a setting alone; of items beyond the first none does. */
function variableFor(path: Path): string | undefined {
  return findCompanionVariable(path) === undefined ? variableAt(path) : undefined;
}

/**
 * Takes the setting out for the variable that sets it; the list of an only item, and a block of an only member, with
 * it.
 */
function suggestRemovalFixes(config: ConfigDocument, { path }: Entry): readonly Fix[] {
  const list = typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
  const variable = variableFor(list);
  if (variable === undefined || (list !== path && config.below(...list).length > 1)) return [];
  let removed: Path = list;
  while (removed.length > 1 && config.below(...removed.slice(0, -1)).length === 1) removed = removed.slice(0, -1);
  const edit = removeMember(config, removed);
  if (!edit) return [];
  const [indent = ''] = /^[ \t]*/.exec(config.text.slice(edit.place.start)) ?? [];
  return buildFix(t('Leave it to the variable {0}', variable), [
    { place: edit.place, text: `${indent}# ${list.join('.')}: ${variable}\n` },
  ]);
}
