import type { Recipe } from '../recipe/types';

/** What stands at the top of every export, line by line, without the signs of a comment. */
export function headLines(recipe: Recipe, how: readonly string[]): readonly string[] {
  const { title, client, kratosVersion, notes } = recipe;
  const kind = client === 'browser' ? 'a browser client (cookies)' : 'a native client (session token)';
  const server = kratosVersion === undefined ? '' : ` It was recorded with Kratos ${kratosVersion}.`;
  return [`${title}, as ${kind}.${server}`, ...how, ...notes].map(inOneLine);
}

/** A text that cannot end a comment of one line. */
export function inOneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}
