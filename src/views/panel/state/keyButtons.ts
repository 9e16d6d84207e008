import { t } from '@vscode/l10n';
import type { Flow } from '../../../kratos/flow/types';
import { groupTitle } from '../../../kratos/flow/form/labels';
import { toHex } from '../../../kratos/webauthn/bytes';
import { askedSite, isAutofill, readCeremonies, type Ceremony } from '../../../kratos/webauthn/ceremony';
import { fittingKeys, nextKeyName, type Fitting } from '../../../kratos/webauthn/fitting';
import { keyPressId } from '../../../kratos/webauthn/press';
import type { SoftwareKey } from '../../../kratos/webauthn/types';
import type { Field, Form, FormGroup, Submitter } from '../../../protocol/state';
import { actionId } from '../actions';

/** What buttons for keys are made from. */
export interface KeyRing {
  /** The name of the persona. */
  readonly persona: string;
  /** Undefined while they are not read yet. */
  readonly keys: readonly SoftwareKey[] | undefined;
  /** Those of all personas of the connection, as far as they are read. */
  readonly known: readonly SoftwareKey[];
  /** The page that keys of a site answer for, where it is known. */
  readonly origin: (rpId: string | undefined) => string | undefined;
}

/**
 * A form in which keys of the persona answer what a page's script would: each button that only a script brings to life
 * becomes one for every key that fits, or one that cannot be pressed, with the reason. Buttons that remove a key say
 * which one of those here it is; Kratos calls every passkey the same.
 */
export function withKeys(form: Form, flow: Flow, ring: KeyRing): Form {
  const ceremonies = readCeremonies(flow).filter((one) => !isAutofill(one) || 'keys' in fits(one, ring));
  if (ceremonies.length === 0) return { ...form, groups: form.groups.map((group) => withNames(group, ring)) };
  const offered = ceremonies.some(isAutofill) ? withAutofill(form.groups, flow) : form.groups;
  const groups = withoutLoneScripts(offered, ceremonies);
  return { ...form, groups: groups.map((group) => withNames(withGroup(group, flow, ceremonies, ring), ring)) };
}

/** What a browser would offer at the field of the identifier, as a group of its own behind it. */
function withAutofill(groups: readonly FormGroup[], flow: Flow): readonly FormGroup[] {
  const field: Field = { kind: 'trigger', name: 'passkey_login', label: '', trigger: 'passkey_login', messages: [] };
  const title = groupTitle('passkey', flow);
  return [...groups, { group: 'passkey', title, recommended: false, fields: [field], submitters: [] }];
}

/**
 * The script that passkeys need stands in the group of security keys, where there may be nothing else: it is shown with
 * the buttons that it is for.
 */
function withoutLoneScripts(groups: readonly FormGroup[], [first]: readonly Ceremony[]): readonly FormGroup[] {
  const isLone = ({ fields, submitters }: FormGroup): boolean =>
    submitters.length === 0 && fields.every(({ kind }) => kind === 'script');
  const scripts = groups.filter(isLone).flatMap(({ fields }) => fields);
  return groups
    .filter((group) => !isLone(group))
    .map((group) => (group.group === first?.group ? { ...group, fields: [...group.fields, ...scripts] } : group));
}

function withNames(group: FormGroup, ring: KeyRing): FormGroup {
  return { ...group, submitters: group.submitters.map((submitter) => withName(submitter, ring)) };
}

function withGroup(group: FormGroup, flow: Flow, ceremonies: readonly Ceremony[], ring: KeyRing): FormGroup {
  const { fields, submitters } = group;
  const isAsked = ({ trigger }: Ceremony): boolean =>
    fields.some((field) => field.kind === 'trigger' && field.name === trigger);
  const offers = ceremonies.filter(isAsked).flatMap((ceremony) => offersFor(ceremony, flow, ring, group));
  return {
    ...group,
    fields: fields.map((field) => withNote(field, ceremonies, ring)),
    submitters: [...offers, ...submitters],
  };
}

function offersFor(ceremony: Ceremony, flow: Flow, ring: KeyRing, { submitters }: FormGroup): readonly Submitter[] {
  const { trigger, group } = ceremony;
  const isFirst = !isAutofill(ceremony) && !submitters.some(({ primary }) => primary);
  const offer = (label: string, key: string | undefined, primary: boolean, disabled = false): Submitter => ({
    key: keyPressId({ trigger, ...(key !== undefined && { key }) }),
    name: trigger,
    value: '',
    label,
    group,
    primary: primary && !disabled,
    role: 'main',
    disabled,
  });
  const next = nextKeyName(
    ring.persona,
    (ring.keys ?? []).map(({ name }) => name),
  );
  const fitting = fits(ceremony, ring);
  if (ceremony.kind === 'create') return [offer(addLabel(ceremony, flow, next), undefined, isFirst, 'why' in fitting)];
  if ('why' in fitting) return [offer(signLabel(flow, nextKeyName(ring.persona, [])), undefined, false, true)];
  return fitting.keys.map((key, at) =>
    offer(signLabel(flow, nameAmong(key, fitting.keys)), key.id, isFirst && at === 0),
  );
}

function fits(ceremony: Ceremony, { keys, persona }: KeyRing): Fitting {
  return keys === undefined
    ? { why: t('The keys of {0} are being read.', persona) }
    : fittingKeys(ceremony, keys, persona);
}

function addLabel({ method }: Ceremony, { flowType }: Flow, name: string): string {
  if (flowType === 'registration')
    return method === 'passkey'
      ? t('Register with {0} as a passkey', name)
      : t('Register with {0} as a security key', name);
  return method === 'passkey' ? t('Add {0} as a passkey', name) : t('Add {0} as a security key', name);
}

function signLabel({ refresh, requestedAal }: Flow, name: string): string {
  return refresh || requestedAal === 'aal2' ? t('Confirm with {0}', name) : t('Sign in with {0}', name);
}

/** A name that tells a key from others: keys copied from other personas may have the same. */
function nameAmong(key: SoftwareKey, others: readonly SoftwareKey[]): string {
  const isAlone = others.filter(({ name }) => name === key.name).length === 1;
  return isAlone ? key.name : t('{0} ({1})', key.name, key.account ?? key.id.slice(0, 8));
}

function withNote(field: Field, ceremonies: readonly Ceremony[], ring: KeyRing): Field {
  const ceremony = field.kind === 'trigger' ? ceremonies.find(({ trigger }) => trigger === field.name) : undefined;
  if (ceremony === undefined || field.kind !== 'trigger') return field;
  const fitting = fits(ceremony, ring);
  if ('why' in fitting) return { ...field, key: { text: fitting.why } };
  const rpId = askedSite(ceremony);
  const origin = ring.origin(rpId);
  const page =
    origin === undefined
      ? t('You are asked once which page the key answers for.')
      : t('The key answers as if the page were at {0}.', origin);
  const label = origin === undefined ? t('Choose the page…') : t('Choose another page…');
  const change = { id: actionId({ kind: 'page-origin', rpId: rpId ?? '' }), label };
  const made =
    ceremony.kind === 'create' ? t('The key is made here and kept in the editor’s secret store.') : undefined;
  return { ...field, key: { text: [made, page].filter((text) => text !== undefined).join(' '), change } };
}

/** Which key a button removes: its value is the id of the key, in hex. */
function withName(submitter: Submitter, { known }: KeyRing): Submitter {
  const { name, value, label } = submitter;
  if (name !== 'passkey_remove' && name !== 'webauthn_remove') return submitter;
  const key = known.find(({ id }) => toHex(id) === value.toLowerCase());
  if (name === 'webauthn_remove') return key ? { ...submitter, label: t('{0} ({1})', label, key.name) } : submitter;
  const text = key
    ? t('Remove the passkey “{0}”', key.name)
    : t('Remove a passkey that is not kept here ({0}…)', value.slice(0, 8));
  return { ...submitter, label: text };
}
