import type { UpperLevels } from './upperKeys';

/** A manifest that is the value of a key, or an item of a list, and where it begins in the text around it. */
export interface ManifestWithin {
  readonly text: string;
  readonly start: number;
}

/** Nobody patches more in one file. */
const mostManifests = 20;

/**
 * The texts over several lines that are manifests themselves, as the patches of Kustomize are: parts of one
 * (`patchesStrategicMerge`, `patch: |`), or lists of operations on one.
 */
export function manifestsWithin(text: string, { keys, texts }: UpperLevels): readonly ManifestWithin[] {
  return [...keys.flatMap(({ block }) => block ?? []), ...texts]
    .map(({ start, end }) => ({ text: text.slice(start, end), start }))
    .filter((within) => /^\s*(?:apiVersion|kind|- op|- path):/.test(within.text))
    .slice(0, mostManifests);
}
