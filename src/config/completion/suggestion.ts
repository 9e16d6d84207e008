import type { Place } from '../document/document';
import type { Path } from '../reference/path';
import type { KratosDocument } from '../document/detect/detect';
import type { Plain } from '../reference/structure';
import type { Version } from '../reference/versions';

/** One thing that can be written at a place. Nothing of it depends on the editor. */
export interface Suggestion extends Place {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'block' | 'file' | 'url' | 'id' | 'variable';
  /**
   * Goes over `start` to `end`. Further lines begin with what the editor adds to them: the blanks before the line in
   * which it begins.
   */
  readonly insertText: string;
  /** The text has placeholders and escapes as editors know them from snippets. */
  readonly isSnippet?: true;
  /** What the typed text is compared with; the label when absent. */
  readonly filterText?: string;
  /** A few words beside the label. */
  readonly detail?: string;
  readonly sortText: string;
  readonly preselect?: true;
  readonly deprecated?: true;
  /** More can be chosen where the cursor is then. */
  readonly asksAgain?: true;
  /** Where a comma is missing before it. */
  readonly commaBefore?: number;
  /** What its documentation is of; made when it is looked at. */
  readonly about?: About;
  /** Settings elsewhere in the file that belong to it. */
  readonly also?: readonly { readonly path: Path; readonly value: Plain }[];
}

/** What is explained beside a suggestion. */
export type About =
  | { readonly kind: 'key'; readonly path: string }
  | { readonly kind: 'value'; readonly path: string; readonly value: string }
  | { readonly kind: 'rule'; readonly name: string }
  /** Words, then what will be written. */
  | { readonly kind: 'block'; readonly text: string; readonly code: string };

/** What completion may know beside the text. */
export interface CompletionContext {
  readonly document: KratosDocument;
  readonly version: Version;
  /** Files of the workspace beside the configuration, as paths from its folder with slashes. */
  readonly files?: readonly string[];
  /** An empty file that is to be JSON. */
  readonly isJson?: boolean;
  /** Another extension offers plain keys and values. */
  readonly keysElsewhere?: boolean;
}

/** Sorts by group, then by rank. */
export function sortText(group: number, order: number): string {
  return `${group}${String(order).padStart(4, '0')}`;
}
