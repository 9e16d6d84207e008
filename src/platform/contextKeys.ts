import { commands } from 'vscode';

/**
 * The context keys of our `when` clauses. They are negative on purpose: before anything is known they are unset,
 * and a command is rather offered too early than hidden wrongly.
 */
export interface ContextKeys {
  'kratosFlows.noConnection': boolean;
  'kratosFlows.noAdmin': boolean;
  'kratosFlows.noFlow': boolean;
  'kratosFlows.noFinishedFlow': boolean;
  'kratosFlows.noPersona': boolean;
  /**
   * The active editor shows a configuration of Kratos. Unset, its buttons would stand in every editor, so this one is
   * positive.
   */
  'kratosFlows.inConfig': boolean;
  /** The Identities view shows what was searched for: clearing is offered then alone, so this one is positive too. */
  'kratosFlows.inIdentitySearch': boolean;
}

const last = new Map<keyof ContextKeys, boolean>();

/**
 * The steps of the walkthrough. Each is a count, so that a step taken again is news to a walkthrough that was opened
 * later.
 */
export type Milestone =
  | 'kratosFlows.did.practice'
  | 'kratosFlows.did.connect'
  | 'kratosFlows.did.registered'
  | 'kratosFlows.did.signedIn'
  | 'kratosFlows.did.enrolled'
  | 'kratosFlows.did.steppedUp'
  | 'kratosFlows.did.recovered';

const reached = new Map<Milestone, number>();

/** A step of the walkthrough was taken. */
export function reach(milestone: Milestone): void {
  const count = (reached.get(milestone) ?? 0) + 1;
  reached.set(milestone, count);
  void commands.executeCommand('setContext', milestone, count);
}

/** Sets a key; the same value again costs nothing. */
export function setContext<Key extends keyof ContextKeys>(key: Key, value: ContextKeys[Key]): void {
  if (last.get(key) === value) return;
  last.set(key, value);
  void commands.executeCommand('setContext', key, value);
}
