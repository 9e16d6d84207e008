import type { ConfigDocument, Entry } from '../../document/document';
import type { Plain } from '../../reference/structure';

/**
 * Integers that YAML 1.1 knows beyond those of the editor's parser, and Kratos's parser reads: underscores, binary and
 * octal.
 */
const goInteger = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-f_]+|[1-9][\d_]*)$/i;

/** The tag that makes a text of whatever stands behind it. */
const textTag = /!(?:!str)?[ \t]+$/;

/**
 * The value of a setting as Kratos's own YAML parser reads it: `0755` is octal, `4_433` and `0b1` are numbers. Quoted
 * or behind `!!str`, they are texts everywhere.
 */
export function valueInGo({ text }: ConfigDocument, { value, place }: Entry): Plain {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const source = text.slice(place.start, place.end);
  if (!goInteger.test(source) || textTag.test(text.slice(0, place.start).slice(-12))) return value;
  const [, sign = '', octal] = /^([-+]?)0o?([0-7_]+)$/i.exec(source) ?? [];
  const digits = octal === undefined ? source.replaceAll('_', '') : `0o${octal.replaceAll('_', '')}`;
  const number = Number(digits.replace(/^[-+]/, ''));
  return Number.isNaN(number) ? value : sign === '-' || source.startsWith('-') ? -number : number;
}
