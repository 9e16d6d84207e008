import type { AlongView, Entries, Field, Form, FormGroup, Submitter } from '../../src/protocol/state';

export type InputField = Extract<Field, { kind: 'input' }>;
export type Typed = string | boolean;

/**
 * One input of a form with the key under which the panel keeps what is typed into it. Inputs of one name in different
 * groups share a value.
 */
export interface KeyedField {
  readonly key: string;
  readonly field: InputField;
}

/** Key of the n-th input of a name within one group. */
export function fieldKey(name: string, nth = 0): string {
  return nth === 0 ? name : `${name}\n${nth}`;
}

/** The inputs of one list of fields, keyed. */
export function keyFields(fields: readonly Field[]): readonly KeyedField[] {
  const seen = new Map<string, number>();
  return fields.flatMap((field) => {
    if (field.kind !== 'input') return [];
    const nth = seen.get(field.name) ?? 0;
    seen.set(field.name, nth + 1);
    return [{ key: fieldKey(field.name, nth), field }];
  });
}

/** Every input of a form, shared ones first. */
export function keyedInputs(form: Form): readonly KeyedField[] {
  return [form.shared, ...form.groups.map(({ fields }) => fields)].flatMap(keyFields);
}

/** Every submit node of a form. */
export function allSubmitters(form: Form): readonly Submitter[] {
  return form.groups.flatMap(({ submitters }) => submitters);
}

/** What stands in an input: typed, or else what the server gave. */
export function entryValue({ key, field }: KeyedField, typed: ReadonlyMap<string, Typed>): Typed {
  const value = typed.get(key);
  if (field.inputType === 'checkbox') return typeof value === 'boolean' ? value : isTicked(field.value);
  return typeof value === 'string' ? value : String(field.value === false ? '' : field.value);
}

function isTicked(value: Typed): boolean {
  return value === true || value === 'true';
}

/** What stands in the entry of something that goes along: typed, or else what it began with. */
export function alongValue({ name, value }: AlongView, typed: ReadonlyMap<string, Typed>): string {
  return String(typed.get(name) ?? value);
}

/**
 * What stands in the whole form now, by node name, and what goes along with it. Several inputs of one name in one group
 * become a list.
 */
export function collectEntries(
  form: Form,
  typed: ReadonlyMap<string, Typed>,
  along: readonly AlongView[] = [],
): Entries {
  const entries: Record<string, Typed | readonly string[]> = Object.create(null) as Record<string, Typed>;
  for (const fields of [form.shared, ...form.groups.map((group) => group.fields)]) {
    const here: Record<string, Typed[]> = Object.create(null) as Record<string, Typed[]>;
    for (const keyed of keyFields(fields)) (here[keyed.field.name] ??= []).push(entryValue(keyed, typed));
    for (const [name, values] of Object.entries(here)) {
      const [first] = values;
      if (first !== undefined) entries[name] = values.length === 1 ? first : values.map(String);
    }
  }
  return { ...entries, ...Object.fromEntries(along.map((one) => [one.name, alongValue(one, typed)])) };
}

/** The groups in the order shown: those that the host wants open first, then the others as the form has them. */
export function orderGroups(form: Form, openGroups: readonly string[]): readonly FormGroup[] {
  const rank = (group: FormGroup): number => {
    const place = openGroups.indexOf(group.group);
    return place < 0 ? openGroups.length : place;
  };
  return [...form.groups].sort((a, b) => rank(a) - rank(b));
}

/**
 * The button that Enter presses in a group: its primary one, else its first main one, else its first. Disabled ones are
 * never pressed.
 */
export function findPrimary(group: FormGroup): Submitter | undefined {
  const enabled = group.submitters.filter(({ disabled }) => !disabled);
  return enabled.find(({ primary }) => primary) ?? enabled.find(({ role }) => role === 'main') ?? enabled[0];
}
