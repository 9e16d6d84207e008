import { goesAlong } from '../flow/form/along';
import { buildForm } from '../flow/form/form';
import type { Entries, Field } from '../flow/form/form.types';
import type { Flow } from '../flow/types';

/** What may be kept of the entries: those of fields that are shown and hold no secret, and what goes along. */
export function withoutSecrets(flow: Flow, entries: Entries): Entries {
  const fields = inputsByName(flow);
  return Object.fromEntries(
    Object.entries(entries).filter(([name]) => {
      const field = fields.get(name);
      return field === undefined ? goesAlong(name) : !isSecret(field);
    }),
  );
}

/** The values that were typed into secret fields: for redaction. */
export function secretEntries(flow: Flow, entries: Entries): readonly string[] {
  const fields = inputsByName(flow);
  return Object.entries(entries).flatMap(([name, value]) => {
    const field = fields.get(name);
    if (!field || !isSecret(field) || typeof value === 'boolean') return [];
    return typeof value === 'string' ? [value] : value;
  });
}

type InputField = Extract<Field, { kind: 'input' }>;

function isSecret(field: InputField): boolean {
  return field.secret || field.filledBy !== undefined;
}

function inputsByName(flow: Flow): ReadonlyMap<string, InputField> {
  const form = buildForm(flow);
  const fields = [...form.shared, ...form.groups.flatMap((group) => group.fields)];
  return new Map(fields.filter((field) => field.kind === 'input').map((field) => [field.name, field]));
}
