import { packageExtension } from '../../scripts/package.mjs';
import installVsix from '../kit/installed-vsix';
import prepareKratos from '../kit/prepared-kratos';

/**
 * What each bench needs before it can run. `scripts/bench.mjs` names those that will, in KRATOS_FLOWS_BENCH; without
 * it, all do.
 */
const needs: Readonly<Record<string, readonly ('kratos' | 'package' | 'workbench')[]>> = {
  size: ['package'],
  core: ['kratos'],
  store: [],
  growth: [],
  config: ['workbench'],
  opening: ['workbench'],
  startup: ['workbench'],
  panel: ['kratos', 'workbench'],
  trees: ['workbench'],
  identities: ['workbench'],
  watch: ['kratos', 'workbench'],
};

/**
 * Once per run: packs, installs and builds only what the benches of this run use. It is always this tree that is
 * measured, no given VSIX.
 */
export default async function prepare(): Promise<() => Promise<void>> {
  delete process.env.KRATOS_FLOWS_VSIX;
  const chosen = (process.env.KRATOS_FLOWS_BENCH ?? Object.keys(needs).join(',')).split(',');
  const wanted = new Set(chosen.flatMap((name) => needs[name] ?? []));
  const endings: (() => Promise<void>)[] = [];
  if (wanted.has('kratos')) endings.push(await prepareKratos());
  if (wanted.has('workbench')) endings.push(await installVsix());
  else if (wanted.has('package')) await packageExtension();
  return async () => {
    for (const end of endings) await end();
  };
}
