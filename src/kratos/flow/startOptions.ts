import { t } from '@vscode/l10n';
import type { ClientKind, FlowParameters, FlowType } from './types';
import type { upstreamNames } from './upstream';

/** An option of a flow's start, named as the query parameter is. */
export interface FlowOption {
  readonly name: keyof FlowParameters;
  readonly meaning: string;
  /** `switch`: on or off; a list: one of these; `text`: anything. */
  readonly values: 'switch' | 'text' | readonly string[];
}

/** The options that Kratos reads for this type of flow and this client; others would be ignored by the server. */
export function optionsFor(type: FlowType, client: ClientKind): readonly FlowOption[] {
  return all().filter(({ types, clients }) => types.includes(type) && (clients === undefined || clients === client));
}

/** The parameters without those that mean nothing for this type and client. */
export function legalParameters(parameters: FlowParameters, type: FlowType, client: ClientKind): FlowParameters {
  const legal = new Set<string>(optionsFor(type, client).map(({ name }) => name));
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => legal.has(name)));
}

interface Known extends FlowOption {
  readonly types: readonly FlowType[];
  /** Absent: both. */
  readonly clients?: ClientKind;
}

function all(): readonly Known[] {
  const everyType: readonly FlowType[] = ['login', 'registration', 'settings', 'recovery', 'verification'];
  const signIn: readonly FlowType[] = ['login', 'registration'];
  return [
    {
      name: 'refresh',
      types: ['login'],
      values: 'switch',
      meaning: t('Prove who you are again although a session exists'),
    },
    {
      name: 'aal',
      types: ['login'],
      values: ['aal1', 'aal2'],
      meaning: t('The level to reach; aal2 asks for a second factor'),
    },
    {
      name: 'return_to',
      types: everyType,
      values: 'text',
      meaning: t('Where a browser goes afterwards; must be in allowed_return_urls'),
    },
    {
      name: 'via',
      types: ['login'],
      values: 'text',
      meaning: t('The trait whose address gets the code, for example email'),
    },
    {
      name: 'organization',
      types: signIn,
      values: 'text',
      meaning: t(
        'Id of the organization whose providers alone are offered. The open-source server knows none: nothing is left to press then (v1.3.1: its providers)',
      ),
    },
    { name: 'identity_schema', types: signIn, values: 'text', meaning: t('Id of a selectable identity schema') },
    {
      name: 'login_challenge',
      types: signIn,
      clients: 'browser',
      values: 'text',
      meaning: t('The OAuth2 login challenge of Ory Hydra'),
    },
    {
      name: 'after_verification_return_to',
      types: ['registration'],
      clients: 'browser',
      values: 'text',
      meaning: t('Where a browser goes after the address is verified'),
    },
    {
      name: 'return_session_token_exchange_code',
      types: signIn,
      clients: 'native',
      values: 'switch',
      meaning: t(
        'Native social sign-in: the first answer carries half of a code, the address in return_to brings the other. A refresh with a session makes none.',
      ),
    },
    {
      name: 'skip_settings',
      types: ['recovery'],
      clients: 'browser',
      values: 'switch',
      meaning: t('The recovery ends without a settings flow for a new password (after v26.2.0)'),
    },
    ...upstream(),
  ];
}

/** What goes along with the press of a provider. */
function upstream(): readonly Known[] {
  const types: readonly FlowType[] = ['login', 'registration', 'settings'];
  return upstreamOptions().map(({ name, meaning }) => ({ name, meaning, types, values: 'text' }));
}

/** What Kratos hands on to a provider, with what each is for. */
export function upstreamOptions(): readonly {
  readonly name: (typeof upstreamNames)[number];
  readonly meaning: string;
}[] {
  const options: readonly (readonly [(typeof upstreamNames)[number], string])[] = [
    ['login_hint', t('To the provider: whom it is to sign in, such as an e-mail address')],
    ['hd', t('To Google: the domain that accounts must be of')],
    ['prompt', t('To the provider: login, consent, select_account or none')],
    ['auth_type', t('To Facebook: reauthenticate, for instance')],
    ['acr_values', t('To the provider: how strong the sign-in must be (v1.3.1 drops it)')],
  ];
  return options.map(([name, meaning]) => ({ name, meaning }));
}
