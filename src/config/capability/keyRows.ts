import { t } from '@vscode/l10n';
import { aalPaths } from '../facts/aalSettings';
import { readSwitch } from '../facts/inForce';
import { toSettingLine, type Reason } from '../simulator/lines';
import { whySettingIsOpen } from '../simulator/unknown';
import { all, judge, markNeeds, methodNeed, siteNeeds } from './needs';
import { countFirstFactors, countKeys, hasMarked, usableFirst, usableSecond, type Subject } from './subject';
import type { Capability } from './types';
import { factorTitle } from './words';

/**
 * The row of security keys. Whether one is a first factor or a second is written down when it is added, so an identity
 * may have some of the other kind.
 */
export function webauthnRow(subject: Subject): Capability {
  const { setup, known, schema } = subject;
  const { config, version } = setup;
  const method = methodNeed(subject, 'webauthn');
  const logsIn = readSwitch(config, version, ...aalPaths.passwordlessKeys);
  const [login, second] = [countKeys(subject, 'login'), countKeys(subject, 'second')];
  const count = logsIn === undefined ? sum(login, second) : logsIn ? login : second;
  const withoutMark = t(
    'The identity schema makes no trait an identifier for security keys, so Kratos refuses one in the end (message 4000009).',
  );
  const identifier =
    known.identified?.webauthn === true
      ? []
      : markNeeds(subject, schema?.marks.webauthn ?? [], 'credentials.webauthn.identifier', withoutMark);
  const judged = judge([method, ...siteNeeds(subject, 'webauthn'), ...identifier]);
  return {
    factor: 'webauthn',
    name: factorTitle('webauthn'),
    rank: logsIn === undefined ? undefined : logsIn ? 'first' : 'second',
    has: hasAny(count),
    ...keyCount(count),
    usable: logsIn === true ? usableFirst(subject, 'webauthn') : usableSecond(subject, 'webauthn'),
    ...judged,
    unknown: [...judged.unknown, ...(logsIn === undefined ? [whySettingIsOpen(setup, aalPaths.passwordlessKeys)] : [])],
    offers: {
      set: method.met,
      remove: all(method.met, canRemove(subject, login, second)),
    },
    remarks: [
      ...(logsIn === undefined ? [] : otherKeys(subject, logsIn, logsIn ? second : login)),
      ...(method.met === false ? [] : [{ sentence: t('Only the settings flow of a browser offers it.') }]),
    ],
  };
}

/** A key that is a second factor can go at any time; the last first factor stays. */
function canRemove(subject: Subject, login: number | undefined, second: number | undefined): boolean | undefined {
  if (second !== undefined && second > 0) return true;
  if (second === 0 && login === 0) return false;
  const count = countFirstFactors(subject);
  return count === undefined || login === undefined || second === undefined ? undefined : count > 1;
}

function otherKeys({ setup }: Subject, logsIn: boolean, count: number | undefined): readonly Reason[] {
  if (count === undefined || count === 0) return [];
  const line = toSettingLine(setup, aalPaths.passwordlessKeys);
  return [
    logsIn
      ? {
          line,
          sentence: t(
            'There is a key that was added as a second factor. It counts as one, and cannot be used: this line makes keys a first factor.',
          ),
        }
      : {
          line,
          sentence: t(
            'There is a key that was added to log in. It cannot be used: this line makes keys a second factor.',
          ),
        },
  ];
}

/** The row of passkeys, which Kratos names after a trait. */
export function passkeyRow(subject: Subject): Capability {
  const { schema } = subject;
  const method = methodNeed(subject, 'passkey');
  const count = countKeys(subject, 'passkeys');
  const withoutMark = t('No trait of the identity schema names a passkey, so none is offered (message 4000009).');
  const names = markNeeds(subject, schema?.marks.passkey ?? [], 'credentials.passkey.display_name', withoutMark);
  const first = countFirstFactors(subject);
  return {
    factor: 'passkey',
    name: factorTitle('passkey'),
    rank: 'first',
    has: hasAny(count),
    ...keyCount(count),
    usable: usableFirst(subject, 'passkey'),
    ...judge([method, ...siteNeeds(subject, 'passkey'), ...names]),
    offers: {
      set: all(method.met, hasMarked(subject, 'passkey')),
      remove: all(method.met, hasAny(count), first === undefined ? undefined : first > 1),
    },
    remarks: [],
  };
}

function hasAny(count: number | undefined): boolean | undefined {
  return count === undefined ? undefined : count > 0;
}

function keyCount(count: number | undefined): Pick<Capability, 'detail'> {
  if (count === undefined || count === 0) return {};
  return { detail: count === 1 ? t('one key') : t('{0} keys', count) };
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
}
