import type { Spot } from './spot/types';

/**
 * Keys of one kind of hook, of authentication or of provider: the key beside or around them that says the kind, and the
 * kinds that have them.
 */
const ofKind: readonly {
  readonly place: RegExp;
  readonly name: RegExp;
  /** Whether the kind stands beside the key, or beside the mapping that holds it. */
  readonly says: 'beside' | 'around';
  readonly key: string;
  readonly kinds: readonly string[];
}[] = [
  { place: /hooks\[\]$/, name: /^config$/, says: 'beside', key: 'hook', kinds: ['web_hook', 'b2b_sso'] },
  { place: /\.auth\.config$/, name: /^(?:name|value|in)$/, says: 'around', key: 'type', kinds: ['api_key'] },
  { place: /\.auth\.config$/, name: /^(?:user|password)$/, says: 'around', key: 'type', kinds: ['basic_auth'] },
  { place: /providers\[\]$/, name: /^apple_/, says: 'beside', key: 'provider', kinds: ['apple'] },
  {
    place: /providers\[\]$/,
    name: /^(?:microsoft_tenant|subject_source)$/,
    says: 'beside',
    key: 'provider',
    kinds: ['microsoft'],
  },
  { place: /providers\[\]$/, name: /^net_id_/, says: 'beside', key: 'provider', kinds: ['netid'] },
  { place: /^courier$/, name: /^smtp$/, says: 'beside', key: 'delivery_strategy', kinds: ['smtp'] },
  { place: /^courier$/, name: /^http$/, says: 'beside', key: 'delivery_strategy', kinds: ['http'] },
];

/**
 * Whether a key belongs to the kind that is written; while none is, every key may come. `path` is the schema's, of the
 * mapping.
 */
export function isOfVariant(path: string, name: string, spot: Pick<Spot, 'siblings' | 'outer'>): boolean {
  return ofKind
    .filter((kind) => kind.place.test(path) && kind.name.test(name))
    .every(({ says, key, kinds }) => {
      const written = (says === 'beside' ? spot.siblings : spot.outer()).get(key) ?? '';
      return written === '' || kinds.includes(written);
    });
}
