import { t } from '@vscode/l10n';
import { readConfig } from '../document/readConfig';
import { readSuppressions } from './suppressions';
import type { Finding } from '../document/finding';
import { upperLevelsOfKratos } from '../document/detect/shape';

/** The name of what is found, behind `kratos/`. */
export const chartIgnores = 'chart-ignores';

/** Names that the chart reads beside `config`, though Kratos has a section of that name too. */
const readByChart: ReadonlySet<string> = new Set(['config', 'dev']);

/**
 * Sections of Kratos's configuration that stand beside `kratos.config` in the values of its chart, where the chart
 * reads nothing of them, and says nothing either. `root` is where the configuration stands; charts of other makes may
 * read what they like.
 */
export function checkChart(text: string, root: string, off: ReadonlySet<string> = new Set()): readonly Finding[] {
  const chart = root.split('.').slice(0, -2);
  if (chart.at(-1) !== 'kratos' || off.has(chartIgnores)) return [];
  const isSuppressed = readSuppressions(text);
  return readConfig(text, chart)
    .below()
    .flatMap(({ path, key }): Finding[] => {
      const name = String(path[0]);
      if (!key || readByChart.has(name) || !Object.hasOwn(upperLevelsOfKratos, name)) return [];
      if (isSuppressed(chartIgnores, key.start)) return [];
      return [
        {
          ...key,
          code: `kratos/${chartIgnores}`,
          severity: 'warning',
          message: t(
            'The chart does not read {0}: what is meant for Kratos stands below {1}.',
            `${chart.join('.')}.${name}`,
            root.slice(0, -1),
          ),
          effect: t(
            'Kratos starts without it. Identity schemas belong in {0}, all else into the configuration.',
            `${chart.join('.')}.identitySchemas`,
          ),
        },
      ];
    });
}
