import { t } from '@vscode/l10n';
import { filledTextAt, flagAt, isObject, listAt, objectAt, type JsonObject } from '../../flow/json';
import { asCreated } from './asCreated';
import { checkShape } from './checkShape';
import { checkTraits, type MarkedValue } from './checkTraits';
import { verifiedMark } from './csvEntries';
import type { ImportEntry, ImportFinding, RawEntry } from './types';

/** What entries are held to. */
export interface ImportRules {
  /** The schema of entries that name none; empty for the server's default. */
  readonly schemaId: string;
  /** What is known of the server's identity schemas: their JSON by id, undefined for one that cannot be read. */
  readonly schemas: ReadonlyMap<string, unknown>;
  /** The server's version, where it is known. */
  readonly version: string | undefined;
}

/** Looks at the entries of one file in their order, and knows what it has seen. */
export class EntryChecker {
  /** Who has what nobody else may have: the line, by a name of it that is no value of more than this file. */
  private readonly owners = new Map<string, number>();
  /** Some of the entries come from a list of identities. */
  isListed = false;

  constructor(private readonly rules: ImportRules) {}

  /** Makes of an entry what is sent, with everything that is wrong with it. */
  check({ line, value, problem, findings: known = [] }: RawEntry): ImportEntry {
    if (problem !== undefined || !isObject(value))
      return unreadable(line, problem ?? t('The entry is no object, and so no identity.'));
    const { body: given, findings: lost, isListed } = asCreated(value);
    this.isListed ||= isListed;
    const { [verifiedMark]: verified, ...rest } = given;
    const schemaId = filledTextAt(rest, 'schema_id') ?? this.rules.schemaId;
    const { schema, findings: ofSchema } = this.schemaOf(schemaId);
    const traits = rest.traits ?? {};
    const read = schema === undefined || !isObject(traits) ? undefined : checkTraits(schema, traits);
    const marked = read?.marked ?? [];
    const body = {
      ...rest,
      ...(schemaId !== '' && { schema_id: schemaId }),
      traits,
      ...(typeof verified === 'boolean' && { verifiable_addresses: addressesOf(marked, verified) }),
    };
    const findings = [
      ...known,
      ...lost,
      ...ofSchema,
      ...checkShape(body, this.rules.version),
      ...(read?.findings ?? []),
      ...(read ? checkAddresses(body, marked) : []),
      ...(verified === true && !marked.some(({ mark }) => mark === 'verification') ? [nothingToVerify()] : []),
    ];
    const claims = claimsOf(body, marked);
    const doubles = this.claim(line, claims, findings);
    return {
      line,
      body: JSON.stringify(body),
      hasPassword: hasPassword(body),
      isUnique: claims.length > 0,
      findings: [...findings, ...doubles],
    };
  }

  private schemaOf(id: string): { readonly schema: unknown; readonly findings: readonly ImportFinding[] } {
    const { schemas } = this.rules;
    if (schemas.size === 0 || schemas.has(id)) return { schema: schemas.get(id), findings: [] };
    const what = t('The server has no such identity schema. It has: {0}.', [...schemas.keys()].join(', '));
    return { schema: undefined, findings: [{ weight: 'wrong', path: 'schema_id', what }] };
  }

  /** Of two lines with the same, the first is sent. One that is left out takes nothing from others. */
  private claim(line: number, claims: readonly Claim[], findings: readonly ImportFinding[]): readonly ImportFinding[] {
    const doubles = new Map<string, ImportFinding>();
    for (const { key, path } of claims) {
      const owner = this.owners.get(key);
      if (owner !== undefined && !doubles.has(path))
        doubles.set(path, {
          weight: 'wrong',
          path,
          what: t('Line {0} has the same, and nobody else may have it.', owner),
        });
    }
    if (doubles.size === 0 && !findings.some(({ weight }) => weight === 'wrong'))
      for (const { key } of claims) this.owners.set(key, line);
    return [...doubles.values()];
  }
}

/** Something that the server lets one identity have. */
interface Claim {
  readonly key: string;
  readonly path: string;
}

function claimsOf(body: JsonObject, marked: readonly MarkedValue[]): readonly Claim[] {
  const external = filledTextAt(body, 'external_id');
  const providers = ['oidc', 'saml'].flatMap((type) => {
    const config = objectAt(objectAt(objectAt(body, 'credentials') ?? {}, type) ?? {}, 'config') ?? {};
    return listAt(config, 'providers').flatMap((one) =>
      isObject(one) ? [{ key: JSON.stringify([type, one.provider, one.subject]), path: `credentials.${type}` }] : [],
    );
  });
  return [
    ...marked.map(({ mark, of, path, value }) => ({ key: `${mark} ${of} ${value.trim().toLowerCase()}`, path })),
    ...providers,
    ...(external === undefined ? [] : [{ key: `external ${external}`, path: 'external_id' }]),
  ];
}

/** The addresses that the schema marks for verification, as verified or not. */
function addressesOf(marked: readonly MarkedValue[], verified: boolean): readonly JsonObject[] {
  return marked
    .filter(({ mark }) => mark === 'verification')
    .map(({ of, value }) => ({ value, via: of, verified, status: verified ? 'completed' : 'pending' }));
}

/** The server drops addresses that no trait has, and those without a way to them, and says nothing. */
function checkAddresses(body: JsonObject, marked: readonly MarkedValue[]): readonly ImportFinding[] {
  const known = marked.filter(({ mark }) => mark === 'verification');
  return listAt(body, 'verifiable_addresses').flatMap((address, at): readonly ImportFinding[] => {
    const [value, via] = isObject(address) ? [filledTextAt(address, 'value'), filledTextAt(address, 'via')] : [];
    const isKnown = known.some(
      (one) => one.of === via && one.value.trim().toLowerCase() === value?.trim().toLowerCase(),
    );
    if (isKnown) return [];
    const what = t('No trait that is marked for verification is this address by this way (“via”): Kratos drops it.');
    return [{ weight: 'doubtful', path: `verifiable_addresses.${String(at)}`, what }];
  });
}

function nothingToVerify(): ImportFinding {
  return { weight: 'doubtful', path: 'verified', what: t('No trait of it is marked for verification by the schema.') };
}

function hasPassword(body: JsonObject): boolean {
  const password = objectAt(objectAt(body, 'credentials') ?? {}, 'password') ?? {};
  const config = objectAt(password, 'config') ?? {};
  return filledTextAt(config, 'password') !== undefined && !flagAt(config, 'use_password_migration_hook');
}

function unreadable(line: number, what: string): ImportEntry {
  return { line, body: '', hasPassword: false, isUnique: false, findings: [{ weight: 'unreadable', path: '', what }] };
}
