import type { PanelState } from '../../src/protocol/state';
import { isFocusOnNothing } from '../shared/focus';
import type { Arrival } from './state';

/** Moves to the input of a key, wherever it stands; a fold around it opens. False when there is none. */
export function focusField(root: ParentNode, key: string): boolean {
  const field = [...root.querySelectorAll<HTMLElement>(fieldOf())].find((input) => input.dataset.key === key);
  return field !== undefined && moveTo(field);
}

/**
 * Moves to the first input that has to be filled, else to the first that can be, or to the main button where there is
 * none, or to what the panel says.
 */
export function focusStart(root: ParentNode): boolean {
  const open = (selector: string): HTMLElement | undefined => visible(root, selector)[0];
  const target =
    emptyField(root) ??
    open(`form ${fieldOf(':not(:disabled)')}`) ??
    open('form button[data-primary]') ??
    open('.done .vscode-button, .problem .vscode-button') ??
    open('#done-title, #problem-title, #title');
  return target !== undefined && moveTo(target);
}

/** What can be filled in, by typing or choosing. */
function fieldOf(state = ''): string {
  return `:is(input, select)[data-key]${state}`;
}

function visible(root: ParentNode, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => element.closest('details:not([open])') === null,
  );
}

/**
 * The first field that is required and empty, as long as it belongs to what is shown first: a form of many groups is
 * not searched through.
 */
function emptyField(root: ParentNode): HTMLElement | undefined {
  const fields = visible(root, `form ${fieldOf(':not(:disabled)')}`);
  const place = fields[0]?.closest('[data-group]');
  return fields.find(
    (field) =>
      (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) &&
      field.required &&
      field.value === '' &&
      (place === null || field.closest('[data-group]') === place),
  );
}

/**
 * Where the focus goes after a state was drawn. It stays where it is, but: an answer with a refused field moves to that
 * field; a step that went on moves to what was achieved or is wrong (a remark is neither), else to its first field; and
 * a focus on nothing, because its element is gone (`hadFocus`) or the flow is new here, goes the same way.
 */
export function settleFocus(root: ParentNode, { answered, stepped, first }: Arrival, hadFocus: boolean): void {
  const refused = answered ? root.querySelector<HTMLElement>('form :is(input, select)[aria-invalid=true]') : null;
  if (refused !== null && moveTo(refused)) return;
  const onNothing = isFocusOnNothing();
  const goesOn = answered && (stepped || first);
  if (!goesOn && !(onNothing && (hadFocus || answered || stepped || first))) return;
  const said = root.querySelector<HTMLElement>('#done-title, .problem:not([data-remark]) #problem-title');
  if (said === null || !moveTo(said)) focusStart(root);
}

/** What a screen reader is told when an answer is drawn: the problem, the success, the messages, or what comes next. */
export function announcementFor({ problem, done, form, next, flow }: PanelState): string {
  if (problem !== undefined) return problem.title;
  if (done !== undefined) return done.title;
  const fields = form === undefined ? [] : [...form.shared, ...form.groups.flatMap((group) => group.fields)];
  const said = [...(form?.messages ?? []), ...fields.flatMap(({ messages }) => messages)].map(({ text }) => text);
  if (said.length > 0) return said.join(' ');
  return next?.text ?? flow.stateLabel;
}

/**
 * Whether a problem is new that no press of this page brought: what a watched page did wrong, or how a browser fares in
 * which the flow goes on.
 */
export function isNews(state: PanelState, before: PanelState | undefined): boolean {
  return state.problem !== undefined && state.problem.title !== before?.problem?.title;
}

function moveTo(element: HTMLElement): boolean {
  for (let fold = element.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null)
    fold.open = true;
  element.focus();
  if (element instanceof HTMLInputElement && element.type !== 'checkbox') element.select();
  return document.activeElement === element;
}
