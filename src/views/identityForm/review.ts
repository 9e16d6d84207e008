import { t } from '@vscode/l10n';
import { isObject } from '../../kratos/flow/json';
import type { IdentityBody } from '../../kratos/identity/form/identityForm';
import { apply, diff, namesOf } from '../../kratos/identity/patch/diff';
import type { PatchOperation } from '../../kratos/identity/patch/types';
import type { ChangeView, ReviewView } from '../../protocol/identityForm';

/** A change of an identity that is ready to be sent, and what it is a change of. */
export interface Pending {
  readonly now: IdentityBody;
  readonly operations: readonly PatchOperation[];
  readonly view: ReviewView;
}

/**
 * What is to be sent to make what a form says of an identity as it is now: whoever filled it in changed `base`, and
 * somebody else may have changed other parts of it, which stay theirs.
 */
export function prepare(base: IdentityBody, wanted: unknown, now: IdentityBody): Pending {
  const ours = diff(base, wanted);
  const theirs = diff(base, now);
  const operations = diff(now, apply(now, ours));
  const touched = theirs.filter(({ path }) => ours.some((one) => isWithin(one.path, path) || isWithin(path, one.path)));
  const note =
    touched.length > 0
      ? t('Somebody else has changed the same parts meanwhile. Sending replaces what they wrote: choose.')
      : theirs.length > 0
        ? t('Somebody else has changed other parts meanwhile. These stay as they are.')
        : undefined;
  return {
    now,
    operations,
    view: {
      changes: viewChanges(operations, now),
      body: JSON.stringify(operations, undefined, 2),
      meanwhile: viewChanges(theirs, base),
      ...(note !== undefined && { note }),
    },
  };
}

/** What a form says where nobody else has said something else: their parts, and ours beside them. */
export function takeTheirs(base: IdentityBody, wanted: unknown, now: IdentityBody): unknown {
  const theirs = diff(base, now);
  const ours = diff(base, wanted).filter(
    ({ path }) => !theirs.some((one) => isWithin(one.path, path) || isWithin(path, one.path)),
  );
  return apply(now, ours);
}

function isWithin(path: string, other: string): boolean {
  return path === other || path.startsWith(`${other}/`);
}

/** A value of the table is cut here; the body below has it all. */
const longest = 200;

function viewChanges(operations: readonly PatchOperation[], before: unknown): readonly ChangeView[] {
  return operations.map((operation) => ({
    path: namesOf(operation.path).join('.'),
    before: shorten(valueAt(before, namesOf(operation.path))),
    after: operation.op === 'remove' ? '' : shorten(operation.value),
  }));
}

function valueAt(value: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>((at, name) => (isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined), value);
}

function shorten(value: unknown): string {
  const text = value === undefined ? '' : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
