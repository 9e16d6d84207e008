import * as v from 'valibot';
import { clientKinds } from '../flow/types';
import { documentVersion, parseJson } from './document';
import type { Mask } from './document';
import type { StoredSession as Session } from './personaStore';
import type { Persona } from '../record/types';

const StoredPersona = v.object({
  id: v.string(),
  name: v.string(),
  client: v.picklist(clientKinds),
  connectionId: v.string(),
  withholdsSecure: v.exactOptional(v.boolean()),
});

const StoredSession = v.looseObject({
  personaId: v.string(),
  status: v.picklist(['unknown', 'signed-out', 'signed-in']),
  session: v.optional(v.looseObject({ id: v.string(), aal: v.string(), methods: v.array(v.looseObject({})) })),
  checkedAt: v.optional(v.number()),
  realm: v.optional(v.string()),
});

const StoredDocument = v.object({
  version: v.literal(documentVersion),
  addedAt: v.number(),
  persona: StoredPersona,
  session: v.optional(v.unknown()),
});

/** The document of earlier versions, with all personas. */
const AllPersonas = v.object({
  version: v.literal(documentVersion),
  personas: v.array(v.unknown()),
  sessions: v.array(v.unknown()),
});

/** A persona and what was last known of its session. `addedAt` gives their order. */
export interface PersonaDocument {
  readonly addedAt: number;
  readonly persona: Persona;
  readonly session?: Session;
}

/**
 * Reads the document of a persona; `undefined` when it is corrupt, of another version, or something else. A session
 * that cannot be read is left out.
 */
export function readPersonaDocument(text: string): PersonaDocument | undefined {
  const read = v.safeParse(StoredDocument, parseJson(text));
  if (!read.success) return undefined;
  const { addedAt, persona, session } = read.output;
  return { addedAt, persona, ...(v.is(StoredSession, session) && { session: session as unknown as Session }) };
}

/** The document of a persona. What the server said of its session goes through `mask`. */
export function writePersonaDocument({ addedAt, persona, session }: PersonaDocument, mask: Mask): string {
  const kept = session && mask({ ...session, exchange: undefined, problem: undefined });
  // In the order in which it is read back, so that nothing seems to have changed.
  return JSON.stringify({ version: documentVersion, addedAt, persona: v.parse(StoredPersona, persona), session: kept });
}

/**
 * Reads the document that earlier versions kept all personas in. `rest` is that document with the entries that nobody
 * can read; absent when there are none.
 */
export function readAllPersonas(
  text: string,
): { readonly documents: readonly PersonaDocument[]; readonly rest?: string } | undefined {
  const read = v.safeParse(AllPersonas, parseJson(text));
  if (!read.success) return undefined;
  const { version, personas, sessions } = read.output;
  const known = sessions.filter((session) => v.is(StoredSession, session)) as unknown as Session[];
  const unreadable = personas.filter((persona) => !v.is(StoredPersona, persona));
  return {
    documents: personas
      .filter((persona) => v.is(StoredPersona, persona))
      .map((persona, addedAt) => {
        const session = known.find(({ personaId }) => personaId === persona.id);
        return { addedAt, persona, ...(session && { session }) };
      }),
    ...(unreadable.length > 0 && { rest: JSON.stringify({ version, personas: unreadable, sessions: [] }) }),
  };
}
