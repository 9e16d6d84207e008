import { t } from '@vscode/l10n';
import { capabilitiesOf } from '../../../config/capability/capability';
import type { Capability } from '../../../config/capability/types';
import type { Setup } from '../../../config/simulator/setup';
import { describeVerdict } from '../../../config/simulator/words';
import type { IdentityDetails } from '../../../kratos/identity/types';
import { knownFromIdentity } from '../../../language/whoIsAsked/knownIdentity';
import type { CapabilityView, FactorView } from '../../../protocol/identity';
import { textsOf, toKnown, viewLine, viewReason, type TextOf } from '../../simulator/state/lineView';

/** A configuration with its text and the name of its file. */
export interface KnownSetup {
  readonly setup: Setup;
  readonly text: string;
  readonly name: string;
}

/**
 * What an identity has, and what it could set up, by the configuration of its server: a line for each factor, with what
 * is missing and where it stands.
 */
export function toCapabilityView({ setup, text, name }: KnownSetup, identity: IdentityDetails): CapabilityView {
  const textOf = textsOf(setup, text);
  const { rows, simulation, notes } = capabilitiesOf(setup, knownFromIdentity(identity));
  return {
    file: name,
    verdict: describeVerdict(simulation),
    decidedBy: simulation.decidedBy.map((line) => viewLine(textOf, line)),
    rows: rows.map((row) => toFactorView(textOf, row)),
    notes: notes.map((note) => viewReason(textOf, note)),
  };
}

function toFactorView(textOf: TextOf, row: Capability): FactorView {
  const { name, detail, rank, has, enrol, missing, unknown, remarks } = row;
  return {
    name,
    ...(detail !== undefined && { detail }),
    rank: rankWord(rank),
    has: toKnown(has),
    enrol: toKnown(enrol),
    why: [...missing, ...unknown, ...remarks].map((reason) => viewReason(textOf, reason)),
  };
}

/** What a factor is, in words. */
export function rankWord(rank: Capability['rank']): string {
  switch (rank) {
    case 'first':
      return t('first factor');
    case 'second':
      return t('second factor');
    case 'neither':
      return t('neither first nor second factor');
    case undefined:
      return t('first or second factor: not known');
  }
}
