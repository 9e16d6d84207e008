/**
 * The lines of the Flows tree. Each is a valid argument of the commands that act on it: fields are named as arguments
 * are.
 */
export type FlowNode = ConnectionNode | PersonaNode | KeyLine | FlowLine | OlderNode | LooseNode;

export interface ConnectionNode {
  readonly kind: 'connection';
  readonly connection: string;
}

export interface PersonaNode {
  readonly kind: 'persona';
  readonly connection: string;
  readonly persona: string;
}

/** A passkey or security key of a persona. */
export interface KeyLine {
  readonly kind: 'key';
  readonly connection: string;
  readonly persona: string;
  /** Its id. */
  readonly key: string;
  /** The site that it is of. */
  readonly site: string;
}

/** One without a persona was imported; without a connection, from a server that none leads to. */
export interface FlowLine {
  readonly kind: 'flow';
  readonly connection?: string;
  readonly persona?: string;
  readonly id: string;
}

/** Flows of a persona that are not shown yet. */
export interface OlderNode {
  readonly kind: 'older';
  readonly connection: string;
  readonly persona: string;
}

/** A line that only says something: advice, an empty list, a broken setting. */
export interface LooseNode {
  readonly kind: 'loose';
  readonly id: string;
  readonly connection?: string;
  readonly persona?: string;
}
