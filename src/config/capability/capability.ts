import { t } from '@vscode/l10n';
import { toSettingLine } from '../simulator/lines';
import type { Setup } from '../simulator/setup';
import { codeRow } from './codeRow';
import { passkeyRow, webauthnRow } from './keyRows';
import { lookupRow, passwordRow, totpRow } from './ownRows';
import { providerRows, samlRow } from './providerRows';
import { subjectOf } from './subject';
import type { CapabilityTable, KnownIdentity } from './types';

const privileged = ['selfservice', 'flows', 'settings', 'privileged_session_max_age'] as const;

/**
 * What an identity has, what it could set up by a configuration, and the lines in the way. Never throws; a broken
 * configuration is read as far as it goes, and what something else fills in is unknown.
 */
export function capabilitiesOf(setup: Setup, known: KnownIdentity): CapabilityTable {
  const subject = subjectOf(setup, known);
  return {
    rows: [
      passwordRow(subject),
      codeRow(subject, 'email'),
      codeRow(subject, 'sms'),
      totpRow(subject),
      lookupRow(subject),
      webauthnRow(subject),
      passkeyRow(subject),
      ...providerRows(subject),
      samlRow(subject),
    ],
    simulation: subject.simulation,
    notes: [
      ...(known.isInactive === true
        ? [{ sentence: t('The identity is deactivated: nobody signs in with it until it is activated again.') }]
        : []),
      {
        sentence: t(
          'Later than this after a login, the settings flow asks to sign in again before it changes any of them.',
        ),
        line: toSettingLine(setup, privileged),
      },
    ],
  };
}
