import { aalPaths, type AalKey } from '../facts/aalSettings';
import { inForce } from '../facts/inForce';
import { placesAsked } from '../simulator/evaluate';
import type { Setup } from '../simulator/setup';
import type { Census } from './census';
import { countAsked, type AskedCounts } from './counts';
import { suppose, type ChangedSetting } from './suppose';

/** A setting that would change how many are asked, and how many that would be. */
export interface CountedChange extends ChangedSetting {
  readonly to: boolean | string;
  readonly counts: AskedCounts;
}

/** Every setting that decides who is asked, changed alone: those that change a number, by how much they do. */
export function changesThatCount(census: Census, setup: Setup): readonly CountedChange[] {
  const before = countAsked(census, setup);
  const changes = (Object.keys(aalPaths) as AalKey[]).flatMap((key): readonly CountedChange[] => {
    const name = aalPaths[key].join('.');
    const to = otherValue(setup, key);
    const supposed = suppose(setup, `${name}: ${String(to)}`);
    return supposed.kind === 'setup' ? [{ name, to, counts: countAsked(census, supposed.setup) }] : [];
  });
  const weigh = ({ counts }: CountedChange): number =>
    placesAsked.reduce((sum, place) => sum + Math.abs(counts.asked[place].sure - before.asked[place].sure), 0) +
    Math.abs(counts.stuck.sure - before.stuck.sure);
  return changes.filter((one) => weigh(one) > 0).toSorted((a, b) => weigh(b) - weigh(a));
}

function otherValue({ config, version }: Setup, key: AalKey): boolean | string {
  const value = inForce(config, version, ...aalPaths[key]);
  if (key !== 'whoami' && key !== 'settings') return value !== true;
  return value === 'highest_available' ? 'aal1' : 'highest_available';
}
