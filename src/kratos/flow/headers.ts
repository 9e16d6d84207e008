/** The headers of a message, as they came. */
export type Headers = readonly (readonly [name: string, value: string])[];

/** The first value of a header, whatever the case of its name. */
export function readHeader(headers: Headers, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return headers.find(([own]) => own.toLowerCase() === wanted)?.[1];
}
