import type { Explorer } from '../../../kratos/drive/explorer';
import type { SoftwareKey } from '../../../kratos/webauthn/types';

/** The keys of a persona; none while they are not read yet: then a `persona` change tells when they are. */
export function keysRead({ personas }: Pick<Explorer, 'personas'>, persona: string): readonly SoftwareKey[] {
  return personas.peekKeys(persona)?.softwareKeys ?? [];
}
