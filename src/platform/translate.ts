/**
 * Texts for the user. The editor's translation is set once by the composition root; until then, and in tests, texts stay in English.
 * So the parts that make sentences need no editor.
 */
export type Translate = (message: string, ...values: (string | number)[]) => string;

/** English as written, `{0}` placeholders filled. */
export const inEnglish: Translate = (message, ...values) =>
  message.replaceAll(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));

let current: Translate = inEnglish;

/** Hands in the editor's `l10n.t`. */
export function translateWith(translate: Translate): void {
  current = translate;
}

/** A text in the editor's language: literal English with `{0}` placeholders. */
export const t: Translate = (message, ...values) => current(message, ...values);
