import type { Flow, FlowParameters, InputNode } from './types';

/** What Kratos hands on to a provider, of `upstream_parameters`: it drops all others, and v1.3.1 `acr_values` too. */
export const upstreamNames = ['login_hint', 'hd', 'prompt', 'auth_type', 'acr_values'] as const;

/** Options of a start that go to no start: the press of a provider carries them. */
export function isUpstream(name: string): boolean {
  return upstreamNames.some((known) => known === name);
}

/**
 * The flow with what is to be handed on to the provider as hidden fields, when a provider's button is pressed. Kratos
 * takes texts only, each under its dotted name.
 */
export function withUpstream(flow: Flow, submitter: string, parameters: FlowParameters): Flow {
  if (!/^(?:provider|link)=/.test(submitter)) return flow;
  const fields = upstreamNames.flatMap((name): InputNode[] => {
    const value = parameters[name] ?? '';
    return value === '' ? [] : [hidden(`upstream_parameters.${name}`, value)];
  });
  return fields.length === 0 ? flow : { ...flow, nodes: [...flow.nodes, ...fields] };
}

function hidden(name: string, value: string): InputNode {
  return {
    type: 'input',
    inputType: 'hidden',
    name,
    value,
    group: 'oidc',
    required: false,
    disabled: false,
    messages: [],
  };
}
