/** Arguments that several commands have. `null` and a text without a word count as not given. */
import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { clientKinds, flowTypes } from '../../kratos/flow/types';
import type { ClientKind, FlowType } from '../../kratos/flow/types';

/** An argument that may be left out, with its description. */
export type Field<Input, Output = Input> = v.OptionalSchema<
  v.GenericSchema<Input | null, Output | undefined>,
  undefined
>;

/** Makes an argument of a schema: it may be left out or `null`. */
export function field<Input, Output>(meaning: string, schema: v.GenericSchema<Input, Output>): Field<Input, Output> {
  const given = v.pipe(
    v.nullable(schema),
    v.transform((value) => value ?? undefined),
  );
  return v.pipe(v.optional(given), v.description(meaning));
}

/** A text without the space around it. */
export function text(meaning: string): Field<string> {
  return field(
    meaning,
    v.pipe(
      v.string(),
      v.transform((given) => given.trim() || undefined),
    ) as v.GenericSchema<string, string>,
  );
}

/** True or false. */
export function flag(meaning: string): Field<boolean> {
  return field(meaning, v.boolean());
}

/** One of some names; `complain` says of anything else what is wrong. */
export function choice<const Name extends string>(
  names: readonly Name[],
  meaning: string,
  complain?: (name: string) => string,
): Field<Name> {
  return field(meaning, oneOf(names, complain));
}

export function oneOf<const Name extends string>(
  names: readonly Name[],
  complain = (name: string) => t('“{0}” is not one of these: {1}.', name, names.join(', ')),
): v.GenericSchema<Name> {
  return v.picklist(names, ({ input }) => complain(typeof input === 'string' ? input : JSON.stringify(input)));
}

export function clientField(meaning = 'The client of the persona, where two have one name.'): Field<ClientKind> {
  return choice(clientKinds, meaning, (name) => t('“{0}” is not a client: it must be browser or native.', name));
}

export function typeField(): Field<FlowType> {
  return choice(flowTypes, 'The type of the flow.', (name) =>
    t('“{0}” is not a flow type: it must be {1}.', name, flowTypes.join(', ')),
  );
}

export const connection = text('A connection, by its name or id; the active one when left out.');

/** Whom a command is about: a persona, with what tells it from others of its name. */
export const who = {
  persona: text('A persona, by its name or id.'),
  client: clientField(),
  connection,
};

/** Which identity of a server a command is about. */
export const identityTarget = {
  identity: text('The id of an identity.'),
  connection,
};

export const confirmed = flag('The loss is wanted: nobody is asked again.');

export const flowId = text('The id of a flow that is kept here.');
