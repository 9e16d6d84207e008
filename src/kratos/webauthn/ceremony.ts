import type { Flow, InputNode, NodeGroup } from '../flow/types';
import { readCreateOptions, readGetOptions, type Read } from './options';
import type { CreateOptions, GetOptions, KeyMethod } from './types';

interface Shape {
  /** Name of the button that a browser's script answers, or of the field that it fills (`isAutofill`). */
  readonly trigger: string;
  readonly method: KeyMethod;
  /** Where that button stands. */
  readonly group: NodeGroup;
  /** Name of the field that the answer goes into. */
  readonly answer: string;
}

/** Something that a flow asks a key for. */
export type Ceremony = Shape &
  (
    | { readonly kind: 'create'; readonly read: Read<CreateOptions> }
    | { readonly kind: 'get'; readonly read: Read<GetOptions> }
  );

/** What a flow asks keys for: each button that a browser's script would answer, with its options. Pure and total. */
export function readCeremonies(flow: Flow): readonly Ceremony[] {
  const inputs = flow.nodes.filter((node): node is InputNode => node.type === 'input');
  const triggers = inputs.filter(({ inputType }) => inputType === 'button');
  const seen = new Set<string>();
  const asked = triggers.flatMap((node): readonly Ceremony[] => {
    const ceremony = seen.has(node.name) ? undefined : ceremonyOf(node, inputs, flow);
    seen.add(node.name);
    return ceremony ? [ceremony] : [];
  });
  const isOffered = asked.some(({ answer }) => answer === autofilled);
  return isOffered || !inputs.some(({ name }) => name === autofilled) ? asked : [...asked, autofill(inputs)];
}

/** The field that a passkey fills without a button. */
const autofilled = 'passkey_login';

/**
 * Where the identifier is asked for first there is no button of passkeys, in either version: a page asks for one in the
 * autofill of its field (`mediation: conditional`), which people may leave alone.
 */
function autofill(inputs: readonly InputNode[]): Ceremony {
  const options = inputs.find(({ name }) => name === 'passkey_challenge')?.value;
  const read = readGetOptions(String(options ?? ''));
  return { kind: 'get', trigger: autofilled, group: 'passkey', method: 'passkey', answer: autofilled, read };
}

/** Whether a ceremony is offered by a page beside the field of an identifier, without a button. */
export function isAutofill({ trigger }: Ceremony): boolean {
  return trigger === autofilled;
}

/**
 * Passkeys have their options in a hidden node beside the button, security keys in the value of the button itself. The
 * field of the answer for a new passkey has another name in settings.
 */
function ceremonyOf(node: InputNode, inputs: readonly InputNode[], flow: Flow): Ceremony | undefined {
  const told = (name: string): string => String(inputs.find((input) => input.name === name)?.value ?? '');
  const inSettings = flow.flowType === 'settings';
  const { name: trigger, group } = node;
  switch (trigger) {
    case 'passkey_login_trigger': {
      const read = readGetOptions(told('passkey_challenge'));
      return { kind: 'get', trigger, group, method: 'passkey', answer: 'passkey_login', read };
    }
    case 'webauthn_login_trigger': {
      const read = readGetOptions(String(node.value ?? ''));
      return { kind: 'get', trigger, group, method: 'webauthn', answer: 'webauthn_login', read };
    }
    case 'passkey_register_trigger': {
      const answer = inSettings ? 'passkey_settings_register' : 'passkey_register';
      return {
        kind: 'create',
        trigger,
        group,
        method: 'passkey',
        answer,
        read: readCreateOptions(told('passkey_create_data')),
      };
    }
    case 'webauthn_register_trigger': {
      const read = readCreateOptions(String(node.value ?? ''));
      return { kind: 'create', trigger, group, method: 'webauthn', answer: 'webauthn_register', read };
    }
    default:
      return undefined;
  }
}

/** The site that a ceremony is for; undefined where the options do not name it: it is the host of the page then. */
export function askedSite({ read }: Ceremony): string | undefined {
  return 'options' in read ? read.options.rpId : undefined;
}
