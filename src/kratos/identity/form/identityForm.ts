import { t } from '@vscode/l10n';
import { objectAt, readJson, isObject, present } from '../../flow/json';
import type { IdentityDetails } from '../types';
import { buildNode, writeJson } from './build';
import type { FormNode, GroupNode } from '../../flow/form/formNode';

/** What of an identity can be written, as the API names it; `undefined` for what it does not have. */
export interface IdentityBody {
  readonly traits?: unknown;
  readonly state?: unknown;
  readonly external_id?: unknown;
  readonly metadata_public?: unknown;
  readonly metadata_admin?: unknown;
}

/** What can be written of an identity as it is. */
export function bodyOf({ traits, state, externalId, metadataPublic, metadataAdmin }: IdentityDetails): IdentityBody {
  return present<IdentityBody>({
    traits,
    state,
    external_id: externalId,
    metadata_public: metadataPublic,
    metadata_admin: metadataAdmin,
  });
}

/** What a form is made for. */
export interface FormWanted {
  /** The text of the identity schema; undefined where it cannot be read: the traits are typed as JSON then. */
  readonly schema: string | undefined;
  readonly body: IdentityBody;
  /** Whether the server has external ids. */
  readonly hasExternalId: boolean;
  /** Whether a password may go along, which is so for new identities alone. */
  readonly withPassword: boolean;
}

/** The form of an identity: traits by their schema, then what every identity has. */
export function buildIdentityForm({ schema, body, hasExternalId, withPassword }: FormWanted): GroupNode {
  const root = schema === undefined ? undefined : readJson(schema);
  const properties = isObject(root) ? objectAt(root, 'properties') : undefined;
  const traits = buildNode({
    name: 'traits',
    schema: properties?.traits,
    root,
    value: body.traits,
    required: true,
  });
  const fields: FormNode[] = [
    { ...traits, label: t('Traits') },
    {
      kind: 'choice',
      name: 'state',
      label: t('State'),
      required: true,
      options: ['active', 'inactive'].map((state) => ({ text: JSON.stringify(state), label: state })),
      text: JSON.stringify(body.state ?? 'active'),
    },
  ];
  if (hasExternalId)
    fields.push({
      kind: 'input',
      name: 'external_id',
      label: t('External id'),
      hint: t('The id of this person in a system of your own. No other identity may have it.'),
      required: false,
      inputType: 'text',
      of: 'string',
      text: typeof body.external_id === 'string' ? body.external_id : '',
    });
  fields.push(
    jsonNode('metadata_public', t('Public metadata'), t('JSON that the person sees in whoami.'), body.metadata_public),
    jsonNode('metadata_admin', t('Admin metadata'), t('JSON that the admin API alone shows.'), body.metadata_admin),
  );
  if (withPassword)
    fields.push({
      kind: 'input',
      name: 'password',
      label: t('Password'),
      hint: t('Not held against the password policy. Without one, whoever it is gets in by a recovery code.'),
      required: false,
      inputType: 'password',
      of: 'string',
      text: '',
      secret: true,
    });
  return { kind: 'group', name: '', label: '', required: true, wasThere: true, fields };
}

function jsonNode(name: string, label: string, hint: string, value: unknown): FormNode {
  return { kind: 'json', name, label, hint, required: false, text: writeJson(value) };
}

/** The body that makes an identity of what a form says. */
export function newBody(schemaId: string, value: unknown): Readonly<Record<string, unknown>> {
  const { password, traits = {}, ...rest } = isObject(value) ? value : {};
  return {
    schema_id: schemaId,
    traits,
    ...rest,
    ...(typeof password === 'string' && { credentials: { password: { config: { password } } } }),
  };
}
