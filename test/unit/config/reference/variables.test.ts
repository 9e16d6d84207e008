import { expect, it } from 'vitest';
import {
  findCompanionVariable,
  findVariable,
  variableAt,
  nameVariable,
} from '../../../../src/config/reference/variables';

it.each([
  ['selfservice.default_browser_return_url', 'SELFSERVICE_DEFAULT_BROWSER_RETURN_URL'],
  ['identity.schemas[].id', 'IDENTITY_SCHEMAS_0_ID'],
  ['secrets.cipher', 'SECRETS_CIPHER'],
  ['secrets.cipher[]', 'SECRETS_CIPHER_0'],
  // Kratos loses the first number of a list within a list.
  ['selfservice.methods.oidc.config.providers[].scope[]', undefined],
  ['selfservice.methods.oidc.config.providers[].scope', 'SELFSERVICE_METHODS_OIDC_CONFIG_PROVIDERS_0_SCOPE'],
  ['courier.smtp.headers.*', undefined],
  ['sqa-opt-out', undefined],
])('the variable of %s', (path, name) => {
  expect(nameVariable(path)).toBe(name);
});

it('has the number of an item', () => {
  expect(variableAt(['identity', 'schemas', 2, 'id'])).toBe('IDENTITY_SCHEMAS_2_ID');
  expect(variableAt(['courier', 'smtp', 'headers', 'X-Team'])).toBeUndefined();
  expect(findVariable('IDENTITY_SCHEMAS_2_ID=a', 3)?.path).toBe('identity.schemas[].id');
  expect(findVariable('SELFSERVICE_METHODS_OIDC_CONFIG_PROVIDERS_0_SCOPE_0=email', 3)).toBeUndefined();
});

it.each([
  [['identity', 'schemas', 0, 'url'], undefined],
  [['identity', 'schemas', 2, 'url'], 'IDENTITY_SCHEMAS_0_ID'],
  [
    ['selfservice', 'flows', 'login', 'after', 'hooks', 1, 'config', 'url'],
    'SELFSERVICE_FLOWS_LOGIN_AFTER_HOOKS_0_HOOK',
  ],
  [['secrets', 'cookie', 1], 'SECRETS_COOKIE_0'],
  [['dsn'], undefined],
])('%j works beside %s', (path, companion) => {
  expect(findCompanionVariable(path)).toBe(companion);
});
