import type { ConfigDocument, Entry } from '../document/document';
import type { Path } from '../reference/path';
import type { Version } from '../reference/versions';
import { isKeyPasswordless, isMethodOn } from './inForce';

/** A method whose credentials are bound to a site, as it is configured. */
export interface RelyingParty {
  readonly method: 'webauthn' | 'passkey';
  /** `selfservice.methods.<method>.config.rp` */
  readonly path: Path;
  readonly id: Entry & { readonly value: string };
  /**
   * Absent where `origins` (or webauthn's old `origin`) is not written: Kratos then takes `<scheme of the public
   * URL>://<id>`.
   */
  readonly origins?: readonly Entry[];
  /** The flows whose pages ask the browser for a credential. */
  readonly flows: readonly string[];
}

/** The methods that are on and say who they are. Texts with placeholders of a template are not taken for values. */
export function relyingParties(config: ConfigDocument, version: Version): readonly RelyingParty[] {
  return (['webauthn', 'passkey'] as const).flatMap((method): RelyingParty[] => {
    const path = ['selfservice', 'methods', method, 'config', 'rp'] as const;
    const id = config.get(...path, 'id');
    if (!isMethodOn(config, version, method) || !id || typeof id.value !== 'string' || isTemplate(id.value)) return [];
    const single = method === 'webauthn' ? config.get(...path, 'origin') : undefined;
    const listed = config.below(...path, 'origins');
    const origins = listed.length > 0 ? listed : single ? [single] : undefined;
    const registers = method === 'passkey' || isKeyPasswordless(config, version);
    return [
      {
        method,
        path,
        id: { ...id, value: id.value },
        ...(origins && { origins }),
        flows: ['login', 'settings', ...(registers ? ['registration'] : [])],
      },
    ];
  });
}

/**
 * A URL with a host; undefined for anything else: native apps have origins of other kinds, and templates have yet to be
 * filled in.
 */
export function webUrl(value: unknown): URL | undefined {
  if (typeof value !== 'string' || isTemplate(value) || !/^https?:\/\//i.test(value)) return undefined;
  return URL.canParse(value) ? new URL(value) : undefined;
}

/** Whether browsers count a host as this machine, and let it use credentials without TLS. */
export function isLocal(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

/** Whether a host is an address instead of a name; `URL` writes every IPv4 address as four numbers. */
export function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+(?:\.\d+){3}$/.test(host);
}

/** Whether a text is a domain name alone. */
export function isDomain(id: string): boolean {
  const host = webUrl(`http://${id}`)?.hostname;
  return host !== undefined && host === id.toLowerCase() && !isAddress(host);
}

function isTemplate(value: string): boolean {
  return /[{}$<>]/.test(value);
}
