import { t } from '@vscode/l10n';
import type { Variable } from '../../kratos/recipe/types';
import { ask } from '../ask';

/** Asks for what was typed in a run and is not known any more, each once; undefined when the person leaves it. */
export async function askValues(missing: readonly Variable[]): Promise<ReadonlyMap<string, string> | undefined> {
  const values = new Map<string, string>();
  for (const [at, { name, secret }] of missing.entries()) {
    const value = await ask({
      title: t('Replay a flow'),
      prompt: secret
        ? t('The value of {0}: secrets that were sent are not kept.', name)
        : t('The value of {0} for this time.', name),
      secret,
      step: [at + 1, missing.length],
    });
    if (value === undefined) return undefined;
    values.set(name, value);
  }
  return values;
}
