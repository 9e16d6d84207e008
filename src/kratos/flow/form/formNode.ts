/** What stands at every part of a form. */
interface Base {
  /** Its name in the object that it belongs to, or its position in a list. */
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** What its schema says of it. */
  readonly hint?: string;
}

/** A line of text, as it is typed. */
export interface InputNode extends Base {
  readonly kind: 'input';
  /** The type of the element of HTML. */
  readonly inputType: string;
  readonly of: 'string' | 'number' | 'integer';
  readonly text: string;
  /** The value was there and empty: it stays so. */
  readonly wasEmpty?: true;
  readonly secret?: true;
}

/** One of some values; `text` is the JSON of the one that is chosen, empty for none. */
export interface ChoiceNode extends Base {
  readonly kind: 'choice';
  readonly options: readonly { readonly text: string; readonly label: string }[];
  readonly text: string;
}

/** A value of any type, typed as JSON; empty for none. */
export interface JsonNode extends Base {
  readonly kind: 'json';
  readonly text: string;
}

export interface ListNode extends Base {
  readonly kind: 'list';
  readonly items: readonly FormNode[];
  /** What a new item begins as. */
  readonly blank: FormNode;
  /** The value was there, so that it is a list even when it is empty. */
  readonly wasThere: boolean;
}

export interface GroupNode extends Base {
  readonly kind: 'group';
  readonly fields: readonly FormNode[];
  readonly wasThere: boolean;
}

/** A part of a form for an identity. It holds what is typed, whether that is a value yet or not. */
export type FormNode = InputNode | ChoiceNode | JsonNode | ListNode | GroupNode;

/** A place in a form, as names and positions from its top down. */
export type FormPath = readonly string[];
