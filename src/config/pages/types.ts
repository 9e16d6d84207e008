import type { Knowledge } from '../../kratos/knowledge/types';

/** What is explained on a page, by one of its names: an id, a code, a path, a wording. */
export interface Place {
  /** The path of the page, such as `messages/login`. */
  readonly page: string;
  readonly name: string;
}

/** How pages lead to one another, wherever they are read. */
export interface Links {
  /** The address of a page. */
  page(path: string): string;
  /** The address of what is explained on a page. */
  place(place: Place): string;
  /** What marks the place of an entry in the text of its page; empty where places need no mark. */
  mark(anchor: string): string;
}

/** One thing that a page explains. */
export interface Entry {
  /** Where it stands on its page, the same in every version of it. */
  readonly anchor: string;
  /** What stands above it, as Markdown. */
  readonly heading: string;
  readonly knowledge: Knowledge;
  /** By what it is asked for. */
  readonly names: readonly string[];
  /** Its lines in the list at the beginning of the page: a name, and what stands in the columns, as Markdown. */
  readonly rows: readonly Row[];
  /** What else is said of it, as paragraphs of Markdown. */
  readonly more?: readonly string[];
}

/** A line of a page's list. */
export interface Row {
  /** One of the entry's names. */
  readonly name: string;
  /** What it reads, as Markdown. */
  readonly label: string;
  readonly cells: readonly string[];
}

/** A page of the documentation before it is written. */
export interface Page {
  /** Its folder and name, such as `messages/login`, the same in every version. */
  readonly path: string;
  readonly title: string;
  /** What it is about, in a few words for lists of pages. */
  readonly about: string;
  /** Writes it as Markdown. */
  write(links: Links): string;
}

/** A page that explains things one by one. What they are is read when it is asked for. */
export interface EntriesPage extends Page {
  entries(): readonly Entry[];
}

/** Pages of one kind. */
export interface Shelf {
  readonly title: string;
  /** What its pages are for, in a sentence or two. */
  readonly about: string;
  readonly pages: readonly Page[];
}
