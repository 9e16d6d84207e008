import type { ConfigDocument, Entry, Place } from '../document/document';
import { schemaPath } from '../reference/path';
import { settingAt } from './settingAt';

/**
 * Names that are given in one place of a configuration and used in others. Places are paths of the schema, `*` for one
 * name; a colon behind a path means its key and not its value.
 */
interface NameKind {
  readonly kind: 'schema' | 'organization' | 'method' | 'hasher' | 'delivery' | 'tracing';
  readonly given: readonly string[];
  readonly used: readonly string[];
}

const kinds: readonly NameKind[] = [
  { kind: 'schema', given: ['identity.schemas[].id'], used: ['identity.default_schema_id'] },
  {
    kind: 'organization',
    given: ['selfservice.methods.b2b.config.organizations[].id'],
    used: ['selfservice.methods.oidc.config.providers[].organization_id'],
  },
  {
    kind: 'method',
    given: ['selfservice.methods.*:'],
    used: ['selfservice.flows.recovery.use', 'selfservice.flows.verification.use', 'selfservice.flows.*.after.*:'],
  },
  { kind: 'hasher', given: ['hashers.argon2:', 'hashers.bcrypt:'], used: ['hashers.algorithm'] },
  { kind: 'delivery', given: ['courier.smtp:', 'courier.http:'], used: ['courier.delivery_strategy'] },
  { kind: 'tracing', given: ['tracing.providers.*:'], used: ['tracing.provider'] },
];

/** A name as it stands in one place. */
export interface NamePlace extends Place {
  readonly name: string;
  readonly entry: Entry;
  readonly part: 'key' | 'value';
}

/** A name under the cursor, with all places that give it and all that use it. */
export interface FoundName {
  readonly kind: NameKind['kind'];
  readonly at: NamePlace;
  /** The first of several is the one that Kratos takes. */
  readonly given: readonly NamePlace[];
  readonly used: readonly NamePlace[];
}

/** The name at an offset; undefined where none stands that is given anywhere. */
export function nameAt(config: ConfigDocument, offset: number): FoundName | undefined {
  const at = settingAt(config, offset);
  if (!at) return undefined;
  for (const { kind, given, used } of kinds) {
    const here = [...given, ...used].map((place) => readName(at.entry, place)).find((name) => name?.part === at.part);
    if (!here) continue;
    const same = (places: readonly string[]): readonly NamePlace[] =>
      namesAt(config, places).filter(({ name }) => name === here.name);
    const bearers = same(given);
    if (bearers.length > 0) return { kind, at: here, given: bearers, used: same(used) };
  }
  return undefined;
}

function namesAt(config: ConfigDocument, places: readonly string[]): readonly NamePlace[] {
  return config.entries.flatMap((entry) => places.flatMap((place) => readName(entry, place) ?? []));
}

function readName(entry: Entry, place: string): NamePlace | undefined {
  const isKey = place.endsWith(':');
  if (!fits(schemaPath(entry.path), isKey ? place.slice(0, -1) : place)) return undefined;
  if (!isKey) {
    const { value } = entry;
    return typeof value === 'string' && value !== ''
      ? { name: tracer(value, place), entry, part: 'value', ...entry.place }
      : undefined;
  }
  return entry.key && { name: String(entry.path.at(-1)), entry, part: 'key', ...entry.key };
}

/** The block of the provider `otel` is called otlp. */
function tracer(name: string, place: string): string {
  return place === 'tracing.provider' && name === 'otel' ? 'otlp' : name;
}

function fits(path: string, place: string): boolean {
  const names = path.split('.');
  const wanted = place.split('.');
  return names.length === wanted.length && wanted.every((name, at) => name === '*' || name === names[at]);
}
