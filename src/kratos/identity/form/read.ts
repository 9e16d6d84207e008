import { t } from '@vscode/l10n';
import type { FormNode, FormPath } from '../../flow/form/formNode';

/** What keeps a text from being a value. */
export interface FormProblem {
  readonly path: FormPath;
  readonly what: string;
}

/** What a form says: its value, undefined for none; or what keeps texts of it from being values. */
export interface FormReading {
  readonly value: unknown;
  readonly problems: readonly FormProblem[];
}

/** Reads the value of a part. What is empty is left out, for the server to say whether it may be. */
export function readForm(node: FormNode, path: FormPath = []): FormReading {
  switch (node.kind) {
    case 'input':
      return readInput(node, path);
    case 'choice':
      return { value: node.text === '' ? undefined : (JSON.parse(node.text) as unknown), problems: [] };
    case 'json':
      return node.text.trim() === '' ? nothing : readJsonText(node.text, path);
    case 'list': {
      const read = node.items.map((item, position) => readForm(item, [...path, String(position)]));
      const isThere = node.items.length > 0 || node.wasThere;
      // An item that is empty is sent as one, for the server to refuse it at its place.
      const value = isThere ? read.map((one) => one.value ?? (isTextual(node.blank) ? '' : null)) : undefined;
      return { value, problems: read.flatMap(({ problems }) => problems) };
    }
    case 'group': {
      const read = node.fields.map((field) => [field.name, readForm(field, [...path, field.name])] as const);
      const members = read.flatMap(([name, { value }]) => (value === undefined ? [] : [[name, value] as const]));
      const isThere = members.length > 0 || node.wasThere;
      return {
        value: isThere ? Object.fromEntries(members) : undefined,
        problems: read.flatMap(([, { problems }]) => problems),
      };
    }
  }
}

const nothing: FormReading = { value: undefined, problems: [] };

function isTextual(node: FormNode): boolean {
  return node.kind === 'input' && node.of === 'string';
}

function readInput(node: Extract<FormNode, { kind: 'input' }>, path: FormPath): FormReading {
  if (node.text === '') return node.wasEmpty ? { value: '', problems: [] } : nothing;
  if (node.of === 'string') return { value: node.text, problems: [] };
  const number = Number(node.text.trim());
  return Number.isFinite(number) && node.text.trim() !== ''
    ? { value: number, problems: [] }
    : { value: undefined, problems: [{ path, what: t('This is not a number.') }] };
}

function readJsonText(text: string, path: FormPath): FormReading {
  try {
    return { value: JSON.parse(text) as unknown, problems: [] };
  } catch {
    return { value: undefined, problems: [{ path, what: t('This is not JSON. A text stands in double quotes.') }] };
  }
}
