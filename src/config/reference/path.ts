/** Where something stands in a configuration: names, and numbers for list items. */
export type Path = readonly (string | number)[];

/** A path as the schema writes it: dots, `[]` for any list item. */
export function schemaPath(path: Path): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}
