import type { JsonSchema } from './sharedDefinitions';
import { bareHooks, configuredHooks, credentials } from '../../../src/config/checks/schema/variants';

/** If a key has one of some values, something else must hold. */
function when(key: string, values: readonly unknown[], then: JsonSchema, otherwise?: JsonSchema): JsonSchema {
  return {
    if: { properties: { [key]: { enum: values } }, required: [key] },
    then,
    ...(otherwise && { else: otherwise }),
  };
}

/** A text that is not empty may not stand at a key. */
function without(key: string, always = false): JsonSchema {
  return {
    not: {
      required: [key],
      ...(!always && { properties: { [key]: { type: 'string', minLength: 1 } } }),
    },
  };
}

/**
 * What JSON Schema says of a path beyond types and keys: what one value asks of the others. Checks of our own say it of
 * settings, see `variants.ts` and `conditions.ts`.
 */
export function conditionsAt(path: string): JsonSchema {
  if (path.endsWith('.auth')) return ofAuth();
  switch (path) {
    case 'selfservice.methods.webauthn':
    case 'selfservice.methods.passkey':
      return when('enabled', [true], { required: ['config'] });
    case 'selfservice.methods.webauthn.config.rp':
      return { required: ['id', 'display_name'], not: { required: ['origin', 'origins'] } };
    case 'selfservice.methods.code':
      return {
        not: {
          properties: { mfa_enabled: { const: true }, passwordless_enabled: { const: true } },
          required: ['mfa_enabled', 'passwordless_enabled'],
        },
      };
    case 'selfservice.methods.oidc.config.providers[]':
      return { allOf: ofProviders() };
    case 'serve.public.cors.allowed_origins[]':
      return { anyOf: [{ const: '*' }, { format: 'uri' }], not: { pattern: '\\*.*\\*' } };
    default:
      return path.endsWith('hooks[].config.body')
        ? {
            anyOf: [
              { pattern: '^(http|https|file|base64)://', format: 'uri' },
              { not: { pattern: '^(http|https|file|base64)://' } },
            ],
          }
        : path.endsWith('hooks[].config.response')
          ? { not: { properties: { ignore: { const: true }, parse: { const: true } }, required: ['ignore', 'parse'] } }
          : {};
  }
}

/**
 * A hook of a list, from the schemas of its name and of its `config`, which is that of web hooks alone. Of the hooks of
 * Ory's own network nothing is known, so their keys are not looked at.
 */
export function hookSchema(name: unknown, config: JsonSchema): JsonSchema {
  const { title, description, markdownDescription } = config;
  const needs = (...required: readonly string[]): JsonSchema => ({ required });
  return {
    properties: { hook: name, config: { type: 'object', title, description, markdownDescription } },
    additionalProperties: false,
    ...needs('hook'),
    allOf: [
      when('hook', [...configuredHooks], needs('config')),
      when('hook', ['web_hook'], { properties: { config: { ...config, ...needs('url', 'method') } } }),
      when('hook', [...bareHooks], { properties: { config: false } }),
    ],
  };
}

function ofAuth(): JsonSchema {
  const kinds = Object.entries(credentials).map(([type, names]) =>
    when('type', [type], {
      properties: {
        config: {
          propertyNames: { enum: names },
          required: names,
        },
      },
    }),
  );
  return { required: ['type', 'config'], allOf: kinds };
}

function ofProviders(): readonly JsonSchema[] {
  const apple = ['apple_private_key_id', 'apple_private_key', 'apple_team_id'];
  return [
    when('provider', ['microsoft'], { required: ['microsoft_tenant'] }, without('microsoft_tenant', true)),
    when(
      'provider',
      ['apple'],
      { ...without('client_secret'), required: apple },
      { required: ['client_secret'], allOf: apple.map((name) => without(name)) },
    ),
  ];
}

/** What values of one block ask of another. */
export function conditionsOfWhole(): readonly JsonSchema[] {
  const ciphers = { properties: { algorithm: { enum: ['aes', 'xchacha20-poly1305'] } }, required: ['algorithm'] };
  return [
    {
      if: { properties: { ciphers }, required: ['ciphers'] },
      then: { required: ['secrets'], properties: { secrets: { required: ['cipher'] } } },
    },
  ];
}
