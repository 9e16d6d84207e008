import type { Missing } from '../exchange/seen';

const defined = /^[ \t]{0,20}@([\w.-]{1,100})[ \t]{0,20}[:]?=[ \t]{0,20}(.*)$/gm;
const used = /\{\{([^{}\n]{1,200})\}\}/g;

/** The variables that an `.http` file defines (`@name = value`), as they stand there. */
export function readVariables(text: string): ReadonlyMap<string, string> {
  return new Map(Array.from(text.matchAll(defined), ([, name = '', value = '']) => [name, value.trim()]));
}

/** How often variables may stand in the values of others. */
const deepest = 5;

/**
 * A text with the values of its variables. One that is defined nowhere, and what is made when the request runs
 * (`{{$guid}}`, `{{login.response.body.$.id}}`, a function), stays as it is and is named as missing.
 */
export function fillVariables(
  text: string,
  variables: ReadonlyMap<string, string>,
  missing: Missing[],
  depth = 0,
): string {
  return text.replace(used, (whole: string, inside: string) => {
    const name = inside.trim();
    const value = variables.get(name);
    if (value !== undefined && depth < deepest) return fillVariables(value, variables, missing, depth + 1);
    missing.push(
      /^[\w.-]+$/.test(name) && !name.includes('.') ? { kind: 'variable', name } : { kind: 'computed', text: whole },
    );
    return whole;
  });
}
