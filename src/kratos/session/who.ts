import type { Entries } from '../flow/form/form.types';
import type { Flow } from '../flow/types';
import { present } from '../flow/json';
import type { PersonaSession } from '../record/types';

/**
 * Who a persona is signed in as: the id of the identity or, while the server keeps that back, the identifier that was
 * given.
 */
export interface Who {
  readonly identity?: string;
  readonly identifier?: string;
}

/**
 * Who a persona is, as far as it is known; the server does not tell the identity of a session that a second factor is
 * wanted of.
 */
export function whoIs({ session, identifier }: PersonaSession): Who {
  return present<Who>({ identity: session?.identity?.id, identifier });
}

/** Where an identifier stands in the forms of login and recovery. */
const names = ['identifier', 'email', 'recovery_confirm_address', 'recovery_address'];

/** The identifier that a press of a login or recovery gave: typed now, or in an earlier step. */
export function typedIdentifier(flow: Flow, entries: Entries): string | undefined {
  if (flow.flowType !== 'login' && flow.flowType !== 'recovery') return undefined;
  const given = [
    ...names.map((name) => entries[name]),
    ...names.map((name) => {
      const node = flow.nodes.find((one) => one.type === 'input' && one.name === name && one.value !== undefined);
      return node?.type === 'input' ? node.value : undefined;
    }),
  ];
  return given.find((value): value is string => typeof value === 'string' && value.trim() !== '')?.trim();
}

/** Whether two personas of one connection are signed in as the same identity, as far as it is known. */
export function isSamePerson(one: Who, other: Who): boolean {
  if (one.identity !== undefined && other.identity !== undefined) return one.identity === other.identity;
  return one.identifier !== undefined && sameIdentifier(one.identifier, other.identifier);
}

/** Kratos compares identifiers without regard to case. */
export function sameIdentifier(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
