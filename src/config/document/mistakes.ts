import type { Document } from 'yaml';
import { startsWithPlaceholder } from './placeholder';

/**
 * What the parser minds, but for a placeholder without quotes (`@HOST@`, `%HOST%`): its sign begins no text in YAML,
 * and is gone before Kratos reads the file.
 */
export function mistakesIn({ errors }: Document, text: string): Document['errors'] {
  return errors.filter(
    ({ code, pos: [start] }) => code !== 'BAD_SCALAR_START' || !startsWithPlaceholder(text.slice(start, start + 80)),
  );
}
