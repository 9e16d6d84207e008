import { t } from '@vscode/l10n';
import { plainText } from '../document/plainText';
import { isPlaceholder } from '../document/placeholder';
import type { Entry } from '../document/document';
import { isSettled } from '../facts/inForce';
import { toSettingLine } from '../simulator/lines';
import { whySettingIsOpen } from '../simulator/unknown';
import { all, judge, methodNeed, methods, negated, type Need } from './needs';
import { countFirstFactors, hasCredential, usableFirst, type Subject } from './subject';
import type { Capability } from './types';
import { factorTitle } from './words';

const providers = [...methods, 'oidc', 'config', 'providers'] as const;

/**
 * A row for each provider of the configuration, and for those that are linked and not named there. The settings flow
 * links one by its id, and unlinks it while there is another first factor.
 */
export function providerRows(subject: Subject): readonly Capability[] {
  const { config } = subject.setup;
  const items = config.below(...providers);
  const ids = items.map(({ path }) => plainText(config.value(...path, 'id')));
  const others = [...new Set(subject.known.providers)].filter((id) => !ids.includes(id));
  const isOpen = !isSettled(config, ...providers);
  return [
    ...items.map((item, at) => configuredRow(subject, item, ids[at] ?? '')),
    ...others.map((id) => unnamedRow(subject, id, isOpen)),
    ...(items.length === 0 && others.length === 0 ? [noRow(subject, isOpen)] : []),
  ];
}

function configuredRow(subject: Subject, { path }: Entry, id: string): Capability {
  const { config, version } = subject.setup;
  const label = plainText(config.value(...path, 'label')) || plainText(config.value(...path, 'provider'));
  const line = (name: string): ReturnType<typeof toSettingLine> => toSettingLine({ config, version }, [...path, name]);
  const isFilledIn = isPlaceholder(id);
  const has = isFilledIn ? undefined : hasProvider(subject, id);
  const method = methodNeed(subject, 'oidc');
  const named: Need = {
    met: isFilledIn ? undefined : id !== '',
    reason: isFilledIn
      ? whySettingIsOpen(subject.setup, [...path, 'id'])
      : { line: line('id'), sentence: t('The provider has no id, by which the settings flow would link it.') },
  };
  const isOfAll: Need = {
    met: plainText(config.value(...path, 'organization_id')) === '',
    reason: {
      line: line('organization_id'),
      sentence: t('The provider belongs to an organization, so the settings flow does not link it.'),
    },
  };
  const judged = judge([method, named, isOfAll]);
  const set = all(judged.enrol, negated(has));
  const count = countFirstFactors(subject);
  const remove = all(method.met, has, count === undefined ? undefined : count > 1);
  return {
    ...rowOf(subject, id, label === '' ? id : label, has),
    ...judged,
    enrol: set,
    offers: { set, remove },
    remarks: [
      ...(set === true
        ? [{ sentence: t('Linked in the settings flow alone, by link: {0}.', id), line: line('id') }]
        : []),
      ...(has === true && remove === false && method.met === true
        ? [{ sentence: t('It is the last first factor, so it cannot be unlinked.') }]
        : []),
    ],
  };
}

/** A provider that is linked, and that the configuration does not name. */
function unnamedRow(subject: Subject, id: string, isOpen: boolean): Capability {
  const need: Need = isOpen
    ? { met: undefined, reason: whySettingIsOpen(subject.setup, providers) }
    : {
        met: false,
        reason: {
          line: toSettingLine(subject.setup, providers),
          sentence: t('The configuration has no provider with this id, so nobody logs in with it.'),
        },
      };
  const judged = judge([methodNeed(subject, 'oidc'), need]);
  return {
    ...rowOf(subject, id, id, true),
    usable: judged.enrol,
    ...judged,
    offers: { set: false, remove: judged.enrol },
    remarks: [],
  };
}

/** Social sign-in without any provider. */
function noRow(subject: Subject, isOpen: boolean): Capability {
  const { setup } = subject;
  const none: Need = {
    met: isOpen ? undefined : false,
    reason: isOpen
      ? whySettingIsOpen(setup, providers)
      : { line: toSettingLine(setup, providers), sentence: t('The configuration names no provider.') },
  };
  const judged = judge([methodNeed(subject, 'oidc'), none]);
  const has = hasCredential(subject, 'oidc');
  return {
    factor: 'oidc',
    name: factorTitle('oidc'),
    rank: 'first',
    has,
    usable: all(has, judged.enrol),
    ...judged,
    offers: { set: judged.enrol, remove: all(has, judged.enrol) },
    remarks: [],
  };
}

function rowOf(
  subject: Subject,
  id: string,
  label: string,
  has: boolean | undefined,
): Pick<Capability, 'factor' | 'provider' | 'name' | 'rank' | 'has' | 'usable'> {
  return {
    factor: 'oidc',
    ...(id !== '' && { provider: id }),
    name: factorTitle('oidc', label),
    rank: 'first',
    has,
    usable: all(has, usableFirst(subject, 'oidc')),
  };
}

/** Whether a provider is linked; of somebody whose providers are not told only whether there is none. */
function hasProvider(subject: Subject, id: string): boolean | undefined {
  const { providers: linked } = subject.known;
  if (linked) return linked.includes(id);
  return hasCredential(subject, 'oidc') === false ? false : undefined;
}

/** SAML, which the open Kratos keeps of an identity, and has no method for. */
export function samlRow({ setup, known }: Subject): Capability {
  const path = [...methods, 'saml'] as const;
  const isWritten = setup.config.get(...path) !== undefined;
  const has = known.samlProviders && known.samlProviders.length > 0;
  const line = toSettingLine(setup, path);
  return {
    factor: 'saml',
    name: factorTitle('saml'),
    rank: 'first',
    has,
    ...(has === true && { detail: known.samlProviders.join(', ') }),
    usable: isWritten ? undefined : false,
    enrol: isWritten ? undefined : false,
    offers: isWritten ? { set: undefined, remove: undefined } : { set: false, remove: false },
    missing: isWritten
      ? []
      : [{ line, sentence: t('Open-source Kratos has no SAML: Ory Network and the Ory Enterprise License do.') }],
    unknown: isWritten
      ? [{ line, sentence: t('The keys of SAML are not described in the open, so what they do is not known here.') }]
      : [],
    remarks: [],
  };
}
