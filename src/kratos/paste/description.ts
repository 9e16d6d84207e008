import type { FlowParameters, FlowType } from '../flow/types';

/** What there is to say of a pasted text. Texts are plain; what a server wrote is in `facts`, `literal` and `sends`. */
export interface Description {
  /** What it is, as a heading. */
  readonly title: string;
  /** What that is for, in a sentence. */
  readonly what: string;
  readonly facts: readonly Fact[];
  /** What the server literally says. */
  readonly literal?: string;
  readonly why?: string;
  readonly todo: readonly string[];
  /** What to send next: a sentence, and bodies that answer it. */
  readonly send?: { readonly text: string; readonly bodies: readonly string[] };
  /** What does not fit, or will surprise. */
  readonly odd: readonly string[];
  /** Message ids and error ids that have a page of their own. */
  readonly names: readonly string[];
  readonly goOn: readonly GoOn[];
  /** The items of a list, each with a description of its own. */
  readonly parts: readonly Description[];
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** Something that goes on from here against a connection. */
export interface GoOn {
  readonly label: string;
  readonly act:
    | { readonly kind: 'open-flow'; readonly url: string }
    | { readonly kind: 'start-flow'; readonly type: FlowType; readonly parameters: FlowParameters };
}

/** A description with nothing in it but what is given. */
export function description(given: Pick<Description, 'title' | 'what'> & Partial<Description>): Description {
  return { facts: [], todo: [], odd: [], names: [], goOn: [], parts: [], ...given };
}

/** The facts whose value is known. */
export function facts(...all: readonly (readonly [label: string, value: string | undefined])[]): readonly Fact[] {
  return all.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [{ label, value }]));
}
