import { createEmitter } from '../store/emitter';
import type { Listen } from '../store/emitter';

/** What was done to an identity of a connection: `changed` is its state, traits, credentials or sessions too. */
export interface IdentityChange {
  readonly connectionId: string;
  readonly identityId: string;
  readonly kind: 'changed' | 'made' | 'gone';
}

/** Carries the word of a change from the command that made it to the views that show identities. */
export interface IdentityNews {
  readonly onDidChange: Listen<IdentityChange>;
  tell(change: IdentityChange): void;
}

/** Nobody has told anything yet. */
export function createIdentityNews(): IdentityNews {
  const changes = createEmitter<IdentityChange>();
  return {
    onDidChange: changes.on,
    tell: (change) => {
      changes.emit(change);
    },
  };
}
