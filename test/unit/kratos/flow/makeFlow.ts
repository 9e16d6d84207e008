import type { Flow, InputNode, UiNode, UiText } from '../../../../src/kratos/flow/types';

/** A flow with the given nodes; everything else is what a fresh browser login has. */
export function makeFlow(fields: Partial<Flow> = {}): Flow {
  return {
    flowType: 'login',
    id: '7c2f6f6a-6d0c-4b0c-9d3a-1f3a52b0a001',
    client: 'browser',
    state: 'choose_method',
    refresh: false,
    action: 'http://127.0.0.1:4433/self-service/login?flow=7c2f6f6a-6d0c-4b0c-9d3a-1f3a52b0a001',
    method: 'POST',
    messages: [],
    nodes: [],
    continueWith: [],
    ...fields,
  };
}

export function input(group: string, name: string, inputType: string, fields: Partial<InputNode> = {}): InputNode {
  return { type: 'input', group, name, inputType, required: false, disabled: false, messages: [], ...fields };
}

export const csrf = input('default', 'csrf_token', 'hidden', { value: 'token-of-the-flow' });

export function submit(group: string, name: string, value: string, label?: string): InputNode {
  return input(group, name, 'submit', { value, ...(label === undefined ? {} : { label: info(label) }) });
}

export function info(text: string, id = 1_070_000): UiText {
  return { id, text, type: 'info' };
}

export function error(id: number, text = `error ${id}`): UiText {
  return { id, text, type: 'error' };
}

export const passwordLogin: readonly UiNode[] = [
  csrf,
  input('default', 'identifier', 'text', { value: '', required: true }),
  input('password', 'password', 'password', { required: true }),
  submit('password', 'method', 'password', 'Sign in'),
];
