import type { Assignment, VariableSet } from './assignment';

const line = /^(?<lead>[ \t]*(?:export[ \t]+)?)(?<name>[A-Za-z_]\w{0,200})(?<sign>[ \t]*=[ \t]*)(?<rest>.*)/;

/**
 * The variables of a `.env`: one a line, with or without `export`, quotes around a value taken off, and a comment
 * behind it.
 */
export function readDotenv(text: string): VariableSet {
  let start = 0;
  const assignments = text.split('\n').flatMap((row): Assignment[] => {
    const lineStart = start;
    start += row.length + 1;
    const { lead = '', name, sign = '', rest = '' } = line.exec(row.replace(/\r$/, ''))?.groups ?? {};
    if (name === undefined) return [];
    const nameStart = lineStart + lead.length;
    const valueStart = nameStart + name.length + sign.length;
    const { written, value, quote } = readAssignedValue(rest);
    return [
      {
        name,
        namePlace: { start: nameStart, end: nameStart + name.length },
        value,
        place: { start: valueStart, end: valueStart + written.length },
        write: (given) =>
          quote === '' && /^[^\s"'#$]*$/.test(given) ? given : `${quote || "'"}${given}${quote || "'"}`,
      },
    ];
  });
  return { assignments, isOpen: false, isShared: true };
}

function readAssignedValue(rest: string): { readonly written: string; readonly value: string; readonly quote: string } {
  const quote = rest.charAt(0);
  const end = quote === '"' || quote === "'" ? rest.indexOf(quote, 1) : -1;
  if (end !== -1) return { written: rest.slice(0, end + 1), value: rest.slice(1, end), quote };
  const comment = rest.search(/\s#/);
  const written = (comment === -1 ? rest : rest.slice(0, comment)).trimEnd();
  return { written, value: written, quote: '' };
}
