import { chartRootsIn } from './charts';
import { textsWithin, type KratosDocument } from './detect';
import type { ConfigDocument, Place } from '../document';
import { blanked } from '../jsonText';
import { readConfig } from '../readConfig';
import { readUpperLevels } from './upperKeys';
import type { UpperKey } from './upperKey';

/**
 * One of the things in a document that Kratos reads: a configuration, an identity schema, or variables. `text` is the
 * document's with the same offsets; where the part is a text within the document, as the `kratos.yml: |` of a ConfigMap
 * is, all else in it is blank.
 */
export interface Part {
  readonly document: KratosDocument;
  readonly text: string;
  /** Where a text within the document stands; absent for what is the document itself. */
  readonly place?: Place;
  /** The key whose value that text is: often the name of the file that it becomes. */
  readonly name?: string;
  /** It stands there in other signs, so that offsets of `text` are not the document's. */
  readonly isEncoded?: true;
}

/**
 * The parts of a document, in the order of the text, texts within it last. A plain configuration is one part. Texts in
 * other signs (`encodedParts.ts`) are none of them.
 */
export function listParts(text: string, document: KratosDocument): readonly Part[] {
  if (!mayHoldMore(document)) return [{ document, text }];
  const known = kept.get(text);
  if (known?.document === toDocumentKey(document)) return known.parts;
  const parts = read(text, document);
  kept.clear();
  kept.set(text, { document: toDocumentKey(document), parts });
  return parts;
}

/** The last one: hover, completion, checks and links ask for the same text in turn. */
const kept = new Map<string, { readonly document: string; readonly parts: readonly Part[] }>();

function toDocumentKey(document: KratosDocument): string {
  return JSON.stringify(document);
}

/**
 * The part at an offset: the text within the document that is there, or the document itself. Undefined between texts
 * where only they are of interest.
 */
export function partAt(text: string, offset: number, document: KratosDocument): Part | undefined {
  return partAmong(listParts(text, document), offset);
}

/** The one of a document's parts that is at an offset. */
export function partAmong(parts: readonly Part[], offset: number): Part | undefined {
  return (
    parts.find(({ place }) => place && place.start <= offset && offset <= place.end) ??
    parts.find(({ place }) => !place)
  );
}

/**
 * What a check may know of a configuration by where it stands: a chart, a manifest or Ory Network fills in what stands
 * nowhere in it.
 */
export function readPartContext({ document, place }: Part): {
  readonly isPartial: boolean;
  readonly isNetwork: boolean;
} {
  const isNetwork = document.kind === 'config' && document.isNetwork === true;
  return { isPartial: isNetwork || place !== undefined || listRootNames(document).length > 0, isNetwork };
}

/** Reads a part, configuration or schema, with its places as they are in the document. */
export function readPart({ document, text }: Part): ConfigDocument {
  return readConfig(text, listRootNames(document));
}

/** The names above the configuration of a document. */
export function listRootNames(document: KratosDocument): readonly string[] {
  return document.kind === 'config' ? document.root.split('.').slice(0, -1) : [];
}

/**
 * Whether a document may hold several parts, and variables: a configuration or a schema at the top of a file is all
 * there is in it.
 */
export function mayHoldMore(document: KratosDocument): boolean {
  switch (document.kind) {
    case 'config':
      return document.root !== '' || document.isWithin === true;
    case 'identity-schema':
      return document.isWithin === true;
    case 'environment':
      return true;
  }
}

/** More texts within one document are not looked into. */
const mostTexts = 20;

function read(text: string, document: KratosDocument): readonly Part[] {
  const levels = readUpperLevels(text);
  const within = textsWithin(text, levels)
    .filter(({ encoded }) => !encoded)
    .slice(0, mostTexts)
    .map(({ document: found, name, place }): Part => ({
      document: found,
      text: alone(text, place),
      place,
      name,
    }));
  return [...own(text, document, levels.keys), ...within];
}

/** The parts that are the document itself: in the values of a chart of charts, there may be several. */
function own(text: string, document: KratosDocument, keys: readonly UpperKey[]): readonly Part[] {
  if (document.kind !== 'environment' && document.isWithin) return [];
  if (document.kind !== 'config' || document.isNetwork) return [{ document, text }];
  const roots = chartRootsIn(keys).map((root) => `${root.join('.')}.`);
  return [...new Set([document.root, ...roots])].map((root) => ({ document: { ...document, root }, text }));
}

/** A text in which all is blank up to a place, and nothing follows it. */
function alone(text: string, { start, end }: Place): string {
  return blanked(text.slice(0, start)) + text.slice(start, end);
}
