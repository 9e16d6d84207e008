import { packageExtension } from '../../scripts/package.mjs';
import { findKratos } from '../../scripts/kratos.mjs';
import installVsix from '../kit/installed-vsix';

/** What each bench needs before it can run. `scripts/bench.mjs` names those that will, in KRATOS_FLOWS_BENCH; without it, all do. */
const needs: Readonly<Record<string, readonly ('kratos' | 'package' | 'workbench')[]>> = {
  size: ['package'],
  core: ['kratos'],
  store: [],
  config: ['workbench'],
  startup: ['workbench'],
  panel: ['kratos', 'workbench'],
  trees: ['workbench'],
};

/** Once per run: packs, installs and builds only what the benches of this run use. It is always this tree that is measured, no given VSIX. */
export default async function prepare(): Promise<() => Promise<void>> {
  delete process.env.KRATOS_FLOWS_VSIX;
  const chosen = (process.env.KRATOS_FLOWS_BENCH ?? Object.keys(needs).join(',')).split(',');
  const wanted = new Set(chosen.flatMap((name) => needs[name] ?? []));
  if (wanted.has('kratos')) await findKratos();
  if (wanted.has('workbench')) return installVsix();
  if (wanted.has('package')) await packageExtension();
  return () => Promise.resolve();
}
