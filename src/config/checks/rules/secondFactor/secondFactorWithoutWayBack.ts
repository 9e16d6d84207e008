import { t } from '@vscode/l10n';
import { areFactorsSettled, readAalSettings, secondFactorsOn } from '../../../facts/aalSettings';
import { buildFix, writeSetting } from '../../../document/edits';
import { codesUnaddressed } from './codesWithoutAddress';
import { codesUncounted, demandingLines, demandingPaths } from './requiredAal';
import type { Rule } from '../rule';

const methods = ['selfservice', 'methods'] as const;

/**
 * One second factor alone that can be lost, be it a security key or a mailbox, where highest_available keeps people out
 * without it. Recovery does not help: it gives an aal1 session, and the settings ask for the second factor again. TOTP
 * and back-up codes are ways back, and so is each of the two for the other. Codes that nobody has an address for keep
 * nobody out.
 */
export const secondFactorWithoutWayBack: Rule = {
  name: 'second-factor-without-way-back',
  check: (config, context) => {
    const { version } = context;
    const demanding = demandingPaths(config, version);
    const factors = secondFactorsOn(readAalSettings(config, version));
    const [only] = factors;
    const keys = only === 'webauthn';
    const entry = keys ? config.get(...methods, 'webauthn', 'enabled') : config.get(...methods, 'code', 'mfa_enabled');
    if (config.broken || demanding.length === 0 || factors.length !== 1 || !(keys || only === 'code') || !entry)
      return [];
    if (!areFactorsSettled(config, version)) return [];
    if (!keys && (codesUncounted(config, version) ?? codesUnaddressed(config, context))) return [];
    return [
      {
        ...entry.place,
        code: 'kratos/second-factor-without-way-back',
        severity: 'information',
        message: keys
          ? t(
              'A security key is the only second factor there is, and highest_available locks out anyone who has lost theirs.',
            )
          : t(
              'Codes are the only second factor there is, and highest_available locks out anyone who has lost their mailbox or phone.',
            ),
        effect: t(
          'Recovery does not help: its session has no second factor, and is refused until one is entered. Back-up codes, kept by people themselves, are a way back.',
        ),
        related: demandingLines(config, demanding),
        fixes: buildFix(
          t('Let people keep back-up codes: lookup_secret'),
          [writeSetting(config, [...methods, 'lookup_secret', 'enabled'], true)],
          true,
        ),
      },
    ];
  },
};
