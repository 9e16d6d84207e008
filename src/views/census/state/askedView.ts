import { t } from '@vscode/l10n';
import type { Census } from '../../../config/capability/census';
import { countAsked, type AskedCounts, type Count } from '../../../config/capability/counts';
import { changesThatCount } from '../../../config/capability/helpful';
import { suppose } from '../../../config/capability/suppose';
import { versionWords } from '../../../config/reference/describeSetting';
import { placesAsked } from '../../../config/simulator/evaluate';
import type { Setup } from '../../../config/simulator/setup';
import { placeTitle } from '../../../config/simulator/words';
import type { AskedRow, AskedView } from '../../../protocol/census';
import { numberText, viewCount } from './bars';

/** Who is asked by a configuration, and with a change that is typed in. `active` are those who can be. */
export function viewAsked(
  census: Census,
  active: number,
  { file, setup }: { readonly file: string; readonly setup: Setup },
  text: string,
): AskedView {
  const now = countAsked(census, setup);
  const found = text.trim() === '' ? undefined : suppose(setup, text);
  const then = found?.kind === 'setup' ? countAsked(census, found.setup) : undefined;
  return {
    file,
    version: t('Kratos {0}', versionWords(setup.version)),
    rows: rowsOf(active, now, then),
    supposed: {
      text,
      ...(then && { says: verdict(active, now, then) }),
      ...(found?.kind === 'problem' && { problem: found.sentence }),
    },
    offered: changesThatCount(census, setup).map(({ name, to, counts }) => ({
      text: `${name}: ${String(to)}`,
      effect: differences(now, counts).join(' '),
    })),
  };
}

function rowsOf(active: number, now: AskedCounts, then: AskedCounts | undefined): readonly AskedRow[] {
  const row = (name: string, read: (counts: AskedCounts) => Count): AskedRow => ({
    name,
    now: viewCount(read(now), active),
    ...(then && { then: viewCount(read(then), active) }),
  });
  return [
    ...placesAsked.map((place) => row(t('Asked at {0}', placeTitle(place)), ({ asked }) => asked[place])),
    row(t('Locked out: asked, with nothing to answer'), ({ stuck }) => stuck),
    row(t('Have no first factor that is on'), ({ shutOut }) => shutOut),
  ];
}

function verdict(active: number, now: AskedCounts, then: AskedCounts): string {
  const at = then.asked.login;
  const login = t(
    '{0} of {1} would be asked at the next login. Now it is {2}.',
    numberText(at.sure),
    numberText(active),
    numberText(now.asked.login.sure),
  );
  const open = at.perhaps > 0 ? t('Of {0} more it cannot be known.', numberText(at.perhaps)) : undefined;
  const stuck =
    then.stuck.sure > now.stuck.sure ? t('{0} would be locked out.', numberText(then.stuck.sure)) : undefined;
  return [login, open, stuck].filter((sentence) => sentence !== undefined).join(' ');
}

/** What is different at each place, in sentences. */
function differences(now: AskedCounts, then: AskedCounts): readonly string[] {
  const places = placesAsked
    .filter((place) => now.asked[place].sure !== then.asked[place].sure)
    .map((place) =>
      t(
        '{0}: {1} asked instead of {2}.',
        placeTitle(place),
        numberText(then.asked[place].sure),
        numberText(now.asked[place].sure),
      ),
    );
  const isSame = now.stuck.sure === then.stuck.sure;
  const stuck = t('{0} locked out instead of {1}.', numberText(then.stuck.sure), numberText(now.stuck.sure));
  return isSame ? places : [...places, stuck];
}
