import { escapeHtml } from './escapeHtml';

/** A piece of a page. Made by `html` alone, so that whatever was filled in is text. */
export class Html {
  constructor(readonly source: string) {}
}

/**
 * HTML with values filled in: pieces of HTML as they are, everything else as text, in elements and in double-quoted
 * attributes.
 */
export function html(parts: TemplateStringsArray, ...values: readonly (Html | readonly Html[] | string)[]): Html {
  return new Html(parts.reduce((done, part, at) => done + toHtmlSource(values[at - 1]) + part));
}

function toHtmlSource(value: Html | readonly Html[] | string | undefined): string {
  if (value instanceof Html) return value.source;
  if (typeof value !== 'string') return (value ?? []).map(({ source }) => source).join('');
  return escapeHtml(value);
}
