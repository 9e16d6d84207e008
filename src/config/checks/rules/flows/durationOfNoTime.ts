import { t } from '@vscode/l10n';
import { pickSettings, type Wanted } from '../../../document/pick';
import { schemaPath } from '../../../reference/path';
import { findStructure } from '../../../reference/structure';
import { isWrittenLong, readMilliseconds } from '../../../facts/durations';
import { buildFix } from '../../../document/edits';
import { readDefault } from '../../../facts/inForce';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

/**
 * What comes of no time at all, by the schema's path. Durations that may well be nothing (clean-up, waiting) are not
 * here.
 */
const consequences: Readonly<Record<string, () => string>> = {
  'selfservice.flows.login.lifespan': flowConsequence,
  'selfservice.flows.registration.lifespan': flowConsequence,
  'selfservice.flows.settings.lifespan': flowConsequence,
  'selfservice.flows.recovery.lifespan': flowConsequence,
  'selfservice.flows.verification.lifespan': flowConsequence,
  'selfservice.flows.settings.privileged_session_max_age': () =>
    t(
      'No login is ever fresh enough: changing a password or a second factor asks for a new login again and again (403 session_refresh_required).',
    ),
  'selfservice.methods.code.config.lifespan': () => t('Every code has expired before it is entered.'),
  'selfservice.methods.link.config.lifespan': () => t('Every link has expired before it is opened.'),
  'session.lifespan': () =>
    t('Every session has expired as soon as it is made: login succeeds and whoami answers 401.'),
  'session.whoami.tokenizer.templates.*.ttl': () => t('Every token has expired as soon as it is made.'),
};

function flowConsequence(): string {
  return t(
    'Every flow has expired before it can be submitted: Kratos answers 410 self_service_flow_expired, or sends people to a new flow, which has expired as well.',
  );
}

/**
 * Lifespans that are nothing, or so long that Kratos cannot count them and takes nothing instead. The schema takes
 * both.
 */
export const durationOfNoTime: Rule = {
  name: 'duration-of-no-time',
  isOfValues: true,
  check: (config, { version }) =>
    pickSettings(config, isOfNoTime).flatMap(({ path, place, value }): Finding[] => {
      const found = findStructure(schemaPath(path));
      const consequence = found && consequences[found.path];
      if (!found || !consequence) return [];
      const usual = readDefault(version, path);
      return [
        {
          ...place,
          code: 'kratos/duration-of-no-time',
          severity: 'error',
          message: isWrittenLong(value)
            ? t('This is longer than Kratos can count, 292 years, and is read as no time at all.')
            : t('This is no time at all.'),
          effect: consequence(),
          fixes:
            typeof usual === 'string'
              ? buildFix(t('Write the default, {0}', usual), [{ place, text: JSON.stringify(usual) }], true)
              : [],
        },
      ];
    }),
};

const isOfNoTime: Wanted = ({ value }) => readMilliseconds(value) === 0;
