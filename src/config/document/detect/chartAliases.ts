import { readConfig } from '../readConfig';
import { plainText } from '../plainText';

/**
 * The names under which a chart of charts has the values of Kratos's chart: the aliases of that dependency in its
 * `Chart.yaml`.
 */
export function aliasesIn(chart: string): readonly string[] {
  const config = readConfig(chart);
  return config.below('dependencies').flatMap(({ path }) => {
    const alias = plainText(config.value(...path, 'alias'));
    return plainText(config.value(...path, 'name')) === 'kratos' && alias !== '' ? [alias] : [];
  });
}
