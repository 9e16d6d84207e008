import { t } from '@vscode/l10n';
import { isObject, objectAt, type JsonObject } from '../../flow/json';
import { checkPassword } from '../hashes/checkPassword';
import type { ImportFinding } from './types';

const keys = [
  'schema_id',
  'traits',
  'credentials',
  'verifiable_addresses',
  'recovery_addresses',
  'metadata_public',
  'metadata_admin',
  'state',
  'organization_id',
];
/** Of these, servers before v25 know none. */
const newer = { keys: ['external_id'], credentials: ['saml'] };

const texts = ['schema_id', 'state', 'external_id', 'organization_id'];

/**
 * What is wrong with the parts that every identity has, whatever its schema: unknown keys are refused with all others
 * of their batch. `version` is that of the server, where it is known.
 */
export function checkShape(body: JsonObject, version: string | undefined): readonly ImportFinding[] {
  const isOld = version !== undefined && /^v?[01]\./.test(version);
  const known = isOld ? keys : [...keys, ...newer.keys];
  const findings: ImportFinding[] = [];
  const wrong = (path: string, what: string): void => {
    findings.push({ weight: 'wrong', path, what });
  };
  for (const key of Object.keys(body))
    if (!known.includes(key))
      wrong(
        key,
        newer.keys.includes(key)
          ? t('Kratos {0} does not know it.', version ?? '')
          : t('An identity has no such part. Is it a trait? Then it belongs below “traits”.'),
      );
  for (const key of texts)
    if (body[key] !== undefined && body[key] !== null && typeof body[key] !== 'string')
      wrong(key, t('It has to be a text.'));
  if (typeof body.state === 'string' && !['', 'active', 'inactive'].includes(body.state))
    wrong('state', t('The state is either {0} or {1}.', 'active', 'inactive'));
  for (const key of ['verifiable_addresses', 'recovery_addresses'])
    if (body[key] !== undefined && body[key] !== null && !(Array.isArray(body[key]) && body[key].every(isObject)))
      wrong(key, t('It has to be a list of objects.'));
  if (body.traits !== undefined && !isObject(body.traits)) wrong('traits', t('It has to be an object.'));
  return [...findings, ...checkCredentials(body.credentials, isOld)];
}

function checkCredentials(credentials: unknown, isOld: boolean): readonly ImportFinding[] {
  const at = (type: string, what: string): ImportFinding => ({ weight: 'wrong', path: `credentials.${type}`, what });
  if (credentials === undefined || credentials === null) return [];
  if (!isObject(credentials)) return [{ weight: 'wrong', path: 'credentials', what: t('It has to be an object.') }];
  return Object.entries(credentials).flatMap(([type, credential]) => {
    if (type !== 'password' && type !== 'oidc' && (isOld || !newer.credentials.includes(type)))
      return [at(type, t('Kratos cannot import this kind of credential, and refuses the line.'))];
    if (credential === null) return [];
    const config = isObject(credential) ? objectAt(credential, 'config') : undefined;
    if (!isObject(credential) || !config || Object.keys(credential).some((key) => key !== 'config'))
      return [at(type, t('Its one part is “config”, which is an object.'))];
    return type === 'password' ? checkPasswordConfig(config) : checkProviders(type, config);
  });
}

const passwordKeys = ['password', 'hashed_password', 'use_password_migration_hook'];

function checkPasswordConfig(config: JsonObject): readonly ImportFinding[] {
  const path = 'credentials.password';
  const unknown = Object.keys(config).filter((key) => !passwordKeys.includes(key));
  return [
    ...unknown.map((key): ImportFinding => ({
      weight: 'wrong',
      path: `${path}.config.${key}`,
      what: t('There is no such part.'),
    })),
    ...checkPassword(config).map(({ kind, what, right }): ImportFinding => ({
      weight: kind === 'doubtful' ? 'doubtful' : 'wrong',
      path,
      what:
        kind === 'fails'
          ? t('The server would take it, and every login would fail: {0} {1}', what, right)
          : kind === 'unsafe'
            ? t('Any password would sign in: {0} {1}', what, right)
            : `${what} ${right}`,
    })),
  ];
}

const providerShape = '{"provider":"…","subject":"…"}';
const providerKeys = ['subject', 'provider', 'use_auto_link', 'organization'];

function checkProviders(type: string, config: JsonObject): readonly ImportFinding[] {
  const path = `credentials.${type}`;
  const { providers } = config;
  if (!Array.isArray(providers))
    return [{ weight: 'wrong', path, what: t('It wants a list “providers”, each {0}.', providerShape) }];
  const isRight = (one: unknown): boolean =>
    isObject(one) &&
    ['subject', 'provider'].every((key) => typeof one[key] === 'string' && one[key] !== '') &&
    Object.keys(one).every((key) => providerKeys.includes(key));
  return providers.every(isRight) ? [] : [{ weight: 'wrong', path, what: t('Each provider is {0}.', providerShape) }];
}
