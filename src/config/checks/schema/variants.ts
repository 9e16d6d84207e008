import type { ConfigDocument, Entry } from '../../document/document';

/** What holds at a place because of a value beside it. */
export interface Variant {
  /** The value that decides, for sentences: `web_hook`, `basic_auth`. Absent when it is not written. */
  readonly kind?: string;
  /** The only names it may have; absent: those of the schema. */
  readonly allowed?: readonly string[];
  readonly required: readonly string[];
  /** Whether any names and values may stand here. */
  readonly isOpen?: boolean;
}

/** Hooks that take a `config`; of the second kind Kratos's schema does not say what is in it. */
export const configuredHooks: ReadonlySet<string> = new Set(['web_hook', 'b2b_sso', 'organization']);

/** Hooks that are a name and nothing else. */
export const bareHooks: ReadonlySet<string> = new Set([
  'session',
  'revoke_active_sessions',
  'require_verified_address',
  'verification',
  'show_verification_ui',
]);

/** The names of credentials by the type of the authentication. */
export const credentials: Readonly<Record<string, readonly string[]>> = {
  basic_auth: ['user', 'password'],
  api_key: ['name', 'value', 'in'],
};

/** Which variant a setting is of; undefined where the schema has but one. `path` is the schema's. */
export function variantAt(config: ConfigDocument, { path }: Entry, known: string): Variant | undefined {
  const beside = (name: string): unknown => config.value(...path.slice(0, -1), name);
  if (known.endsWith('hooks[]')) return ofHook(config.value(...path, 'hook'));
  if (known.endsWith('hooks[].config')) return ofHookConfig(beside('hook'));
  if (known.endsWith('.auth')) return { required: ['type', 'config'] };
  if (known.endsWith('.auth.config')) return ofCredentials(beside('type'));
  if (known === 'selfservice.methods.webauthn.config.rp') return { required: ['id', 'display_name'] };
  return undefined;
}

function ofHook(hook: unknown): Variant {
  if (typeof hook !== 'string') return { required: ['hook'] };
  if (configuredHooks.has(hook)) return { kind: hook, required: ['hook', 'config'] };
  return { kind: hook, required: ['hook'], ...(bareHooks.has(hook) && { allowed: ['hook'] }) };
}

function ofHookConfig(hook: unknown): Variant {
  return hook === 'web_hook' ? { kind: hook, required: ['url', 'method'] } : { required: [], isOpen: true };
}

function ofCredentials(type: unknown): Variant {
  const names = typeof type === 'string' && Object.hasOwn(credentials, type) ? credentials[type] : undefined;
  return typeof type === 'string' && names ? { kind: type, allowed: names, required: names } : { required: [] };
}
