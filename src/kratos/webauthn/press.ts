/** A press that a key answers: the button of the flow, and the id of the key; without one a key is made. */
export interface KeyPress {
  readonly trigger: string;
  readonly key?: string;
}

/** The name of such a press among those of submit nodes, which are `name=value`. */
export function keyPressId({ trigger, key = '' }: KeyPress): string {
  return `key:${trigger}:${key}`;
}

/** Reads the name of a press; undefined for one of a submit node. */
export function readKeyPress(submitter: string): KeyPress | undefined {
  const [, trigger, key] = /^key:(\w+):([\w-]*)$/.exec(submitter) ?? [];
  if (trigger === undefined) return undefined;
  return key === undefined || key === '' ? { trigger } : { trigger, key };
}
