import type { Field, Form } from '../flow/form/form.types';
import { inOneLine } from './head';

/** A line of the picture: what stands at its left, and what beside it. */
type Row = readonly [label: string, part: string];

const box = `[${'_'.repeat(24)}]`;
/** Code blocks do not end at a line that is set in so far, whatever a server writes. */
const indent = ' '.repeat(4);

/**
 * A form as a picture made of signs, which shows wherever text does: its messages, fields and buttons in their order,
 * and nothing of what stands in a field. Groups are parted by an empty line.
 */
export function formPicture({ messages, shared, groups }: Form): readonly string[] {
  const blocks: (readonly Row[])[] = [
    messages.map(({ type, text }) => ['', `${type === 'error' ? '✗' : type === 'success' ? '✓' : 'ℹ'} ${text}`]),
    shared.flatMap(rowsOf),
    ...groups.map(({ fields, submitters }) => [
      ...fields.flatMap(rowsOf),
      ...submitters.map(({ label }): Row => ['', `( ${label} )`]),
    ]),
  ];
  const shown = blocks.filter((rows) => rows.length > 0);
  const width = Math.max(0, ...shown.flat().map(([label]) => countSigns(inOneLine(label))));
  return shown.flatMap((rows, at) => [...(at > 0 ? [''] : []), ...rows.map((row) => line(row, width))]);
}

function line([label, part]: Row, width: number): string {
  const name = inOneLine(label);
  const gap = width === 0 ? '' : ' '.repeat(width - countSigns(name) + 2);
  return `${indent}${name}${gap}${inOneLine(part)}`.trimEnd();
}

/** Signs as people count them, which is as wide as a text is in most writings. */
function countSigns(text: string): number {
  return [...new Intl.Segmenter().segment(text)].length;
}

function rowsOf(field: Field): readonly Row[] {
  const { label, messages } = field;
  return [...drawn(field, label), ...messages.map(({ text }): Row => ['', `✗ ${text}`])];
}

/** So many of the values that can be chosen are named. */
const mostNamed = 3;

function choice(options: readonly string[]): string {
  const named = options.slice(0, mostNamed).join(' | ');
  return `[ ${named}${options.length > mostNamed ? ' | …' : ''} ▾ ]`;
}

function drawn(field: Field, label: string): readonly Row[] {
  switch (field.kind) {
    case 'input':
      if (field.inputType === 'checkbox') return [['', `[ ] ${label}`]];
      return [[`${label}${field.required ? ' *' : ''}`, field.options ? choice(field.options) : box]];
    case 'image':
      return [[label, '[image]']];
    case 'text':
      return [[label, field.codes ? '(codes)' : field.secret === undefined ? field.text : '(a secret)']];
    case 'link':
      return [['', `${label} →`]];
    case 'trigger':
      return [['', `( ${label} )`]];
    case 'unknown':
      return [[label, `[${field.nodeType}]`]];
    case 'script':
    case 'division':
      return [];
  }
}
