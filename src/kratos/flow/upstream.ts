import type { FlowParameters } from './types';

/** What Kratos hands on to a provider, of `upstream_parameters`: it drops all others, and v1.3.1 `acr_values` too. */
export const upstreamNames = ['login_hint', 'hd', 'prompt', 'auth_type', 'acr_values'] as const;

/** Options of a start that go to no start: the press of a provider carries them. */
export function isUpstream(name: string): boolean {
  return upstreamNames.some((known) => known === name);
}

/** The field of a body that hands an option on to the provider. Kratos takes texts only, each under its dotted name. */
export function upstreamField(name: (typeof upstreamNames)[number]): string {
  return `upstream_parameters.${name}`;
}

/** The options of a start that are for the provider, as the press of its button carries them. */
export function upstreamEntries(parameters: FlowParameters): Readonly<Record<string, string>> {
  return Object.fromEntries(
    upstreamNames.flatMap((name) => {
      const value = parameters[name] ?? '';
      return value === '' ? [] : [[upstreamField(name), value]];
    }),
  );
}
