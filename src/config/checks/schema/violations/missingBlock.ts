import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import type { Path } from '../../../reference/path';
import { buildFix, writeSetting } from '../../../document/edits';
import type { Finding } from '../../../document/finding';
import type { Plain } from '../../../reference/structure';
import { mayComeFromElsewhere } from '../elsewhere';
import { refused } from '../finding';
import type { SchemaCheck } from '../types';

/** What every configuration must have, with something to begin with. Kratos's defaults make the blocks around them. */
const needed: readonly { readonly path: Path; readonly sample: Plain }[] = [
  { path: ['selfservice', 'default_browser_return_url'], sample: 'http://127.0.0.1:4455/' },
  { path: ['identity', 'schemas'], sample: [{ id: 'default', url: 'file://./identity.schema.json' }] },
  { path: ['dsn'], sample: 'memory' },
];

/**
 * What every configuration must have and this file has not: a hint, as Kratos reads several files and the environment
 * as well.
 */
export const missingBlock: SchemaCheck = {
  name: 'missing-block',
  isPlain: false,
  ofDocument: ({ config, isPartial = false }) =>
    isPartial || config.broken || config.below().length === 0
      ? []
      : needed.filter(({ path }) => isMissing(config, path)).flatMap((one) => reportMissingBlock(config, one)),
};

/** A value of a wrong type, or none, is a matter of its own. */
function isMissing(config: ConfigDocument, path: Path): boolean {
  const block = path.length > 1 ? config.get(String(path[0])) : undefined;
  const isBlock = !block || (typeof block.value === 'object' && block.value !== null && !Array.isArray(block.value));
  // An empty address is as good as none: Kratos ends itself when it comes to it.
  return isBlock && (!config.get(...path) || config.value(...path) === '');
}

function reportMissingBlock(config: ConfigDocument, { path, sample }: (typeof needed)[number]): readonly Finding[] {
  const [block = ''] = path;
  const place = (config.get(...path) ?? config.get(String(block)) ?? config.below()[0])?.key;
  // A key without a name has no place that could be shown.
  if (!place || place.start === place.end) return [];
  const name = path.join('.');
  const finding = {
    ...refused('missing-block', place, t('{0} is missing: no configuration works without it.', name)),
    fixes: buildFix(t('Add {0}', name), [writeSetting(config, path, sample)], true),
  };
  return [mayComeFromElsewhere(finding, path)];
}
