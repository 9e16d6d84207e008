import * as v from 'valibot';

/**
 * Texts in the editor's language by their English ones, as VS Code reads them from `l10n/bundle.l10n.<language>.json`.
 */
export type Texts = Readonly<Record<string, string>>;

const textsSchema = v.record(v.string(), v.string());

/**
 * Reads the texts that the page of a panel carries as JSON; undefined when it carries none, or nothing readable. Never
 * throws.
 */
export function readTexts(json: string | undefined): Texts | undefined {
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), textsSchema), json);
  return result.success ? result.output : undefined;
}
