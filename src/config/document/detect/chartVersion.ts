import { versionOfImage, versionOfTag } from './imageVersion';
import { readUpperLevels } from './upperKeys';

/**
 * The version of Kratos that the values of a chart choose, beside the configuration that stands below `root`
 * (`kratos.config.`): the tag of its image.
 */
export function chartVersionIn(text: string, root: string): string | undefined {
  // The chart's values are two names above the configuration.
  const chart = root.split('.').slice(0, -3);
  const valueAt = (...names: readonly string[]): string | undefined => {
    const path = [...chart, ...names].join('.');
    return readUpperLevels(text).keys.find((key) => key.path.join('.') === path)?.value;
  };
  const tag = valueAt('image', 'tag');
  return tag === undefined ? versionOfImage(valueAt('image') ?? '') : versionOfTag(tag);
}

/**
 * The version of Kratos that Kratos's own chart says it is for: `appVersion` of a `Chart.yaml` whose name is `kratos`.
 */
export function appVersionIn(chart: string): string | undefined {
  const { keys } = readUpperLevels(chart);
  const findChartValue = (name: string): string | undefined =>
    keys.find(({ path }) => path.length === 1 && path[0] === name)?.value.replace(/["']/g, '');
  return findChartValue('name') === 'kratos' ? versionOfTag(findChartValue('appVersion') ?? '') : undefined;
}
