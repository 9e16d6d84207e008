import { t } from '@vscode/l10n';
import { all, judge, markNeeds, methodNeed, negated } from './needs';
import { hasCredential, usableFirst, usableSecond, type Subject } from './subject';
import type { Capability } from './types';
import { factorTitle } from './words';

/** The row of passwords. */
export function passwordRow(subject: Subject): Capability {
  const { known, schema } = subject;
  const method = methodNeed(subject, 'password');
  const withoutMark = t(
    'The identity schema makes no trait an identifier for passwords, so Kratos refuses one (message 4000009).',
  );
  const identifier =
    known.identified?.password === true
      ? []
      : markNeeds(subject, schema?.marks.password ?? [], 'credentials.password.identifier', withoutMark);
  return {
    factor: 'password',
    name: factorTitle('password'),
    rank: 'first',
    has: hasCredential(subject, 'password'),
    usable: usableFirst(subject, 'password'),
    ...judge([method, ...identifier]),
    offers: { set: method.met, remove: false },
    remarks: [],
  };
}

/** The row of authenticator apps, of which an identity has one at a time. */
export function totpRow(subject: Subject): Capability {
  const has = hasCredential(subject, 'totp');
  const judged = judge([methodNeed(subject, 'totp')]);
  const set = all(judged.enrol, negated(has));
  return {
    factor: 'totp',
    name: factorTitle('totp'),
    rank: 'second',
    has,
    usable: usableSecond(subject, 'totp'),
    ...judged,
    enrol: set,
    offers: { set, remove: all(judged.enrol, has) },
    remarks: has === true ? [{ sentence: t('There is one at a time: it is removed before another is set up.') }] : [],
  };
}

/** The row of back-up codes, which Kratos goes on to ask for when the last one is used. */
export function lookupRow(subject: Subject): Capability {
  const has = hasCredential(subject, 'lookup_secret');
  const judged = judge([methodNeed(subject, 'lookup_secret')]);
  const { lookupCodes } = subject.known;
  const isSpent = has === true && lookupCodes?.left === 0;
  return {
    factor: 'lookup_secret',
    name: factorTitle('lookup_secret'),
    rank: 'second',
    has,
    ...(has === true && lookupCodes && { detail: t('{0} of {1} left', lookupCodes.left, lookupCodes.total) }),
    usable: isSpent ? false : usableSecond(subject, 'lookup_secret'),
    ...judged,
    offers: { set: all(judged.enrol, negated(has)), remove: all(judged.enrol, has) },
    remarks: [
      ...(isSpent ? [{ sentence: t('All of them are used, and Kratos asks for one all the same.') }] : []),
      ...(has === true && judged.enrol === true
        ? [{ sentence: t('A new set takes the place of the one that is there.') }]
        : []),
    ],
  };
}
