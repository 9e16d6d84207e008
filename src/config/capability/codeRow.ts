import { t } from '@vscode/l10n';
import { aalPaths } from '../facts/aalSettings';
import { isPlaceholder } from '../document/placeholder';
import { isOn, readSwitch } from '../facts/inForce';
import { toMarkLine, toSettingLine, type Reason } from '../simulator/lines';
import { whySettingIsOpen } from '../simulator/unknown';
import { all, judge, markNeeds, methodNeed, methods, type Need } from './needs';
import { codeMarks, codesBy, usableFirst, usableSecond, type Subject } from './subject';
import type { Capability, Channel } from './types';
import { factorTitle } from './words';

const keyword = 'credentials.code.identifier';
const passwordless = [...methods, 'code', 'passwordless_enabled'] as const;

/**
 * The row of codes by one channel. They are not enrolled: an address for them is made of a trait by its mark, when the
 * identity is made or changed.
 */
export function codeRow(subject: Subject, channel: Channel): Capability {
  const addresses = codesBy(subject, channel);
  const has = addresses && addresses.length > 0;
  const rank = rankOf(subject);
  const factor = channel === 'email' ? 'code_email' : 'code_sms';
  const judged = judge([
    methodNeed(subject, 'code'),
    ...useNeeds(subject, rank),
    ...(has === true ? [] : addressNeeds(subject, channel)),
    ...(channel === 'sms' ? [smsNeed(subject)] : []),
  ]);
  const usable = rank === 'first' ? usableFirst(subject, 'code') : usableSecond(subject, 'code');
  return {
    factor,
    name: factorTitle(factor),
    rank,
    has,
    ...(has === true && { detail: addresses.join(', ') }),
    usable: all(usable, has),
    ...judged,
    offers: { set: false, remove: false },
    remarks: fallback(subject, channel),
  };
}

function rankOf({ setup: { config, version } }: Subject): Capability['rank'] {
  const [first, second] = [passwordless, aalPaths.mfa].map((path) => readSwitch(config, version, ...path));
  if (first === true) return 'first';
  if (first === undefined) return undefined;
  return second === undefined ? undefined : second ? 'second' : 'neither';
}

/** Either of two switches makes codes a factor; Kratos does not start with both. */
function useNeeds({ setup }: Subject, rank: Capability['rank']): readonly Need[] {
  if (rank === 'first' || rank === 'second') return [];
  const met = rank === undefined ? undefined : false;
  const open = [passwordless, aalPaths.mfa].filter(
    (path) => readSwitch(setup.config, setup.version, ...path) === undefined,
  );
  if (open.length > 0) return open.map((path) => ({ met, reason: whySettingIsOpen(setup, path) }));
  return [
    {
      met,
      reason: {
        line: toSettingLine(setup, passwordless),
        sentence: t('This line keeps codes from being a first factor.'),
      },
    },
    {
      met,
      reason: {
        line: toSettingLine(setup, aalPaths.mfa),
        sentence: t('This line keeps codes from being a second factor.'),
      },
    },
  ];
}

/** An address of the channel: a trait that the schema marks for it, with a value. */
function addressNeeds(subject: Subject, channel: Channel): readonly Need[] {
  const { setup, schema, known } = subject;
  const marks = codeMarks(subject, channel);
  const needs = markNeeds(
    subject,
    marks,
    keyword,
    t('The identity schema makes no trait an address for codes ({0} with via: {1}).', keyword, channel),
  );
  const mark = marks.find(({ trait }) => known.person.traits.includes(trait));
  if (!schema || !mark) return needs;
  // Kratos makes addresses of the marks when it writes an identity, not when the marks change.
  const sentence = t(
    'The identity was last written before this mark: the next change of it makes an address of {0}.',
    mark.trait,
  );
  return [
    { met: false, isOwn: true, reason: { sentence, line: toMarkLine(setup, schema, mark, keyword) } },
    methodNeed(subject, 'profile'),
  ];
}

/** Kratos sends an SMS by a channel of that name alone. */
function smsNeed({ setup }: Subject): Need {
  const { config } = setup;
  const path = ['courier', 'channels'];
  const line = toSettingLine(setup, path);
  const channels = config.below(...path).map((item) => readId(config.value(...item.path, 'id')));
  if (channels.includes('sms')) return { met: true, reason: { line, sentence: '' } };
  if (config.broken || channels.includes(undefined)) return { met: undefined, reason: whySettingIsOpen(setup, path) };
  return { met: false, reason: { line, sentence: t('No channel with the id sms is configured, so no SMS is sent.') } };
}

function readId(value: unknown): string | undefined {
  return typeof value === 'string' && !isPlaceholder(value) ? value : undefined;
}

/** An address that can be verified stands in for one of codes, where the configuration says so. */
function fallback(subject: Subject, channel: Channel): readonly Reason[] {
  const { setup, known } = subject;
  const isFallback = isOn(setup.config, setup.version, ...aalPaths.fallback);
  const others = (known.addresses ?? []).filter((one) => one.channel === channel);
  const hasNone = (['email', 'sms'] as const).every((one) => codesBy(subject, one)?.length === 0);
  if (!isFallback || !hasNone || others.length === 0) return [];
  return [
    {
      sentence: t('A code is offered all the same: this line has it sent to an address that can be verified.'),
      line: toSettingLine(setup, aalPaths.fallback),
    },
  ];
}
