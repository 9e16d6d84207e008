import { t } from '@vscode/l10n';
import type { SchemaMarks } from '../facts/schemaMarks';
import { credentials, type Person } from './person';

/** Somebody whom many configurations know. */
export interface Preset {
  readonly id: string;
  /** Who it is, in a few words. */
  readonly name: string;
  readonly person: Person;
}

/** People worth a look, with a value in every trait that the schema makes an address of. */
export function presets(marks: Pick<SchemaMarks, 'code' | 'verification'> | undefined): readonly Preset[] {
  const traits = markedTraits(marks);
  const password = { credentials: ['password'], session: ['password'] } as const;
  return [
    { id: 'password', name: t('Has only a password'), person: { ...password, traits } },
    ...(traits.length > 0
      ? [{ id: 'no-address', name: t('Has a password and no address'), person: { ...password, traits: [] } }]
      : []),
    {
      id: 'totp',
      name: t('Has a password and TOTP'),
      person: { ...password, credentials: ['password', 'totp'], traits },
    },
    {
      id: 'totp-passed',
      name: t('Has a password and TOTP, and passed both'),
      person: { credentials: ['password', 'totp'], traits, session: ['password', 'totp'] },
    },
    {
      id: 'key',
      name: t('Has a password and a security key'),
      person: { ...password, credentials: ['password', 'webauthn'], traits },
    },
    {
      id: 'code',
      name: t('Signed in by a code, has no password'),
      person: { credentials: [], traits, session: ['code'] },
    },
    {
      id: 'social',
      name: t('Signed in by a social provider'),
      person: { credentials: ['oidc'], traits, session: ['oidc'] },
    },
    { id: 'all', name: t('Has every kind of credential'), person: { ...password, credentials, traits } },
  ];
}

/** The traits that a schema makes addresses of, each once. */
export function markedTraits(marks: Pick<SchemaMarks, 'code' | 'verification'> | undefined): readonly string[] {
  return [...new Set([...(marks?.code ?? []), ...(marks?.verification ?? [])].map(({ trait }) => trait))];
}
