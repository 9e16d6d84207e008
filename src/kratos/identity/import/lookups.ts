import { filledTextAt, isObject, listAt, objectAt, readJson } from '../../flow/json';
import { checkTraits } from './checkTraits';

/** By what somebody can be found who was made of a line: an identifier of a credential, or an external id. */
export interface Lookup {
  readonly by: 'identifier' | 'externalId';
  readonly value: string;
}

/** What a line would be found by, best first, and its traits to be known again by. `body` is JSON. */
export function lookupsOf(
  body: string,
  schemas: ReadonlyMap<string, unknown>,
): { readonly lookups: readonly Lookup[]; readonly traits: unknown } {
  const json = readJson(body);
  if (!isObject(json)) return { lookups: [], traits: undefined };
  const { marked } = checkTraits(schemas.get(filledTextAt(json, 'schema_id') ?? ''), json.traits);
  const external = filledTextAt(json, 'external_id');
  const oidc = objectAt(objectAt(objectAt(json, 'credentials') ?? {}, 'oidc') ?? {}, 'config') ?? {};
  const linked = listAt(oidc, 'providers').flatMap((one) => {
    const [provider, subject] = isObject(one) ? [filledTextAt(one, 'provider'), filledTextAt(one, 'subject')] : [];
    return provider !== undefined && subject !== undefined ? [`${provider}:${subject}`] : [];
  });
  const identifiers = [
    ...marked.filter(({ mark }) => mark === 'identifier').map(({ value }) => value.trim()),
    ...linked,
  ];
  return {
    lookups: [
      ...(external === undefined ? [] : [{ by: 'externalId' as const, value: external }]),
      ...[...new Set(identifiers)].map((value) => ({ by: 'identifier' as const, value })),
    ],
    traits: json.traits,
  };
}
