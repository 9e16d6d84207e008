import * as v from 'valibot';
import { t } from '@vscode/l10n';
import { isObject, objectAt, readJson, type JsonObject } from '../flow/json';
import type { HeardRequest, Reply } from './listen';

/** Kratos waits 30 s for each of three tries: longer is never seen by anybody. */
const slowestSeconds = 120;

const whole = (least: number, most: number, complain: () => string): v.GenericSchema<number> =>
  v.pipe(v.number(complain), v.integer(complain), v.minValue(least, complain), v.maxValue(most, complain));

const said = {
  at: v.optional(
    v.string(() => t('“at” is where the message stands, such as "#/traits/email"; "#/" is the whole form.')),
    '#/',
  ),
  id: whole(0, Number.MAX_SAFE_INTEGER, () => t('“id” is a whole number: Kratos answers 500 to any other.')),
  text: v.string(() => t('“text” is what people read: a message without one cannot be shown.')),
  type: v.optional(
    v.picklist(['error', 'info', 'success'], () =>
      t('“type” is error, info or success; only an error refuses visibly.'),
    ),
    'error',
  ),
  context: v.exactOptional(v.looseObject({}, () => t('“context” is an object.'))),
};
const message = v.strictObject(said, unknownKey(Object.keys(said).join(', ')));

const fields = {
  status: v.exactOptional(whole(200, 599, () => t('“status” is an HTTP status from 200 to 599.'))),
  slow: v.exactOptional(
    v.pipe(v.number(complainSlow), v.minValue(0, complainSlow), v.maxValue(slowestSeconds, complainSlow)),
  ),
  refuse: v.exactOptional(
    v.pipe(
      v.array(message, () => t('“refuse” is a list of messages, each with “id” and “text”.')),
      v.minLength(1, () => t('“refuse” has no message: Kratos answers 500 to a refusal without one.')),
    ),
  ),
  identity: v.exactOptional(v.looseObject({}, () => t('“identity” is an object, such as {"traits": {…}}.'))),
  body: v.exactOptional(v.unknown()),
};
const names = Object.keys(fields).join(', ');

type Parts = Readonly<Partial<Record<'refuse' | 'identity' | 'body', unknown>>>;

function hasOneBody({ refuse, identity, body }: Parts): boolean {
  return [refuse, identity, body].filter((part) => part !== undefined).length <= 1;
}

const complainTwo = (): string => t('An answer has one of “refuse”, “identity” and “body”, not two.');

/** One answer. */
const answer = v.pipe(
  object(names),
  v.strictObject(fields, unknownKey(names)),
  v.check((one) => hasOneBody(one), complainTwo),
);

/** What stands in the file: an answer to every call, and answers of their own to some paths. */
const file = v.pipe(
  object(`${names}, paths`),
  v.strictObject(
    {
      ...fields,
      paths: v.exactOptional(
        v.pipe(
          object('/…'),
          v.record(
            v.pipe(
              v.string(),
              v.startsWith('/', () => t('A path begins with a slash.')),
            ),
            answer,
          ),
        ),
      ),
    },
    unknownKey(`${names}, paths`),
  ),
  v.check((one) => hasOneBody(one), complainTwo),
);

export type HookAnswer = v.InferOutput<typeof answer>;
export type HookAnswers = v.InferOutput<typeof file>;

/** What is wrong in the file: a sentence, and the keys that lead there. */
export interface WrongAnswer {
  readonly path: readonly (string | number)[];
  readonly sentence: string;
}

/** Reads what stands in the file, parsed already. Nothing at all is an answer too: go on. */
export function readHookAnswers(
  value: unknown,
): { readonly answers: HookAnswers } | { readonly wrong: readonly WrongAnswer[] } {
  const read = v.safeParse(file, value ?? {}, { abortPipeEarly: true });
  if (read.success) return { answers: read.output };
  return {
    wrong: read.issues.map(({ path = [], message: sentence }) => ({
      path: path.map(({ key }) => key as string | number),
      sentence,
    })),
  };
}

/** The answer to one call: that of its path, else that to every call. */
export function chooseAnswer(answers: HookAnswers, path: string): HookAnswer {
  const { paths = {}, ...every } = answers;
  const [own = ''] = path.split('?');
  return (Object.hasOwn(paths, own) ? paths[own] : undefined) ?? every;
}

/** How long an answer takes, in milliseconds. */
export function delayOf({ slow = 0 }: HookAnswer): number {
  return slow * 1000;
}

/** What goes over the wire for an answer to a call. */
export function replyTo(request: Pick<HeardRequest, 'body'>, { status, refuse, identity, body }: HookAnswer): Reply {
  if (refuse) return json(status ?? 400, { messages: groupByPlace(refuse) });
  if (identity) return json(status ?? 200, { identity: overTraits(request.body, identity) });
  if (typeof body === 'string')
    return { status: status ?? 200, headers: [['content-type', 'text/plain;charset=utf-8']], body };
  return body === undefined ? { status: status ?? 204 } : json(status ?? 200, body);
}

function json(status: number, body: unknown): Reply {
  return { status, headers: [['content-type', 'application/json']], body: JSON.stringify(body, undefined, 2) };
}

/** In the shape that Kratos reads: the messages of one place stand together. */
function groupByPlace(messages: NonNullable<HookAnswer['refuse']>): readonly object[] {
  const places = [...new Set(messages.map(({ at }) => at))];
  return places.map((place) => ({
    instance_ptr: place,
    messages: messages
      .filter(({ at }) => at === place)
      .map(({ id, text, type, context }) => ({ id, text, type, ...(context && { context }) })),
  }));
}

/** Kratos takes traits over as a whole: those that the answer does not name stay as the call brought them. */
function overTraits(call: string, identity: Record<string, unknown>): object {
  const sent = readJson(call);
  const old = isObject(sent) ? objectAt(objectAt(sent, 'identity') ?? {}, 'traits') : undefined;
  return isObject(identity.traits) && old ? { ...identity, traits: { ...old, ...identity.traits } } : identity;
}

function complainSlow(): string {
  return t('“slow” is a number of seconds from 0 to {0}.', slowestSeconds);
}

/** A list has no names either, although it is an object to JavaScript. */
function object(known: string): v.GenericSchema<JsonObject> {
  return v.custom<JsonObject>(isObject, () => noObject(known));
}

function noObject(known: string): string {
  return t('This is no object: its names are {0}.', known);
}

/** A name that means nothing here is mostly misspelt. */
function unknownKey(known: string): (issue: v.StrictObjectIssue) => string {
  return ({ expected, received }) =>
    expected === 'never'
      ? t('There is no {0} here; the names are {1}.', received, known)
      : expected.startsWith('"')
        ? t('{0} is missing here.', expected)
        : noObject(known);
}
