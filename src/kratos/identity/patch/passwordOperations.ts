import type { IdentityDetails } from '../types';
import type { PatchOperation } from './types';

/**
 * What stores a hash. The marks of a schema list the type `password` before there is one, and the server fills in its
 * identifiers; where no mark does, the credential is new.
 */
export function passwordOperations({ credentials }: IdentityDetails, hash: string): readonly PatchOperation[] {
  const config = { hashed_password: hash };
  const isListed = credentials?.some(({ type }) => type === 'password') === true;
  return isListed
    ? [{ op: 'add', path: '/credentials/password/config', value: config }]
    : [{ op: 'add', path: '/credentials/password', value: { type: 'password', identifiers: [], config } }];
}
