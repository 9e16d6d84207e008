import type { Recipe } from '../recipe/types';

/** What stands at the top of every export, line by line, without the signs of a comment. */
export function headLines(recipe: Recipe, how: readonly string[]): readonly string[] {
  const { title, client, kratosVersion, notes } = recipe;
  const kind = client === 'browser' ? 'a browser client (cookies)' : 'a native client (session token)';
  const server = kratosVersion === undefined ? '' : ` It was recorded with Kratos ${kratosVersion}.`;
  return [`${title}, as ${kind}.${server}`, ...how, ...notes].map(inOneLine);
}

/** What the environment has to hold, in front of a command: `PASSWORD=…`. What has a value of its own is left out. */
export function givenWords({ variables }: Recipe): readonly string[] {
  return variables.flatMap(({ name, value }) => (value === undefined ? [`${name.toUpperCase()}=…`] : []));
}

/** Whether a run makes codes as an authenticator does. */
export function makesCodes({ steps }: Pick<Recipe, 'steps'>): boolean {
  return steps.some(({ kind }) => kind === 'totp');
}

/** A text that cannot end a comment of one line, nor turn around what stands in it. */
export function inOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, ' ');
}
