import { parseDocument } from 'yaml';
import type { Document } from 'yaml';
import data from './recipes.json';
import type { Ports, Recipe } from './types';

/** The database of a practice server, beside its configuration. */
export const databaseFile = 'practice.sqlite';

/** What makes a recipe out of the configuration in which everything is on. */
interface Change {
  /** What stands above the configuration, in English as its other comments. */
  readonly is: string;
  /** By the path of a key. */
  readonly set: Readonly<Record<string, unknown>>;
  readonly remove: readonly string[];
}

const changes: Readonly<Record<Recipe, Change>> = data;

/** What goes with a way to sign in. A password that is not switched off is on. */
const ways: Readonly<
  Record<string, { readonly set?: Readonly<Record<string, unknown>>; readonly remove: readonly string[] }>
> = {
  password: {
    set: { 'selfservice.methods.password.enabled': false },
    remove: ['selfservice.methods.password.config', 'selfservice.flows.registration.after.password'],
  },
  totp: { remove: ['selfservice.methods.totp', 'selfservice.methods.lookup_secret'] },
  passkey: { remove: ['selfservice.methods.passkey', 'selfservice.flows.registration.after.passkey'] },
  provider: { remove: ['selfservice.methods.oidc', 'selfservice.flows.registration.after.oidc'] },
};

/** The ports that a sample names: those of the server, and that of the provider. */
export interface SamplePorts extends Ports {
  readonly provider: number;
}

/** The configuration of a recipe, made of the sample in which everything is on, which names the usual ports. */
export function writeRecipe(sample: string, recipe: Recipe, ports: SamplePorts): string {
  const onPorts = sample
    .replaceAll('4433', String(ports.public))
    .replaceAll('4434', String(ports.admin))
    .replaceAll('4456', String(ports.provider));
  const document: Document = parseDocument(onPorts);
  const { is, set, remove } = changes[recipe];
  const gone = remove.map((way) => ways[way] ?? { remove: [way] });
  const all = { dsn: `sqlite://${databaseFile}?_fk=true&_busy_timeout=60000`, ...set };
  for (const key of gone.flatMap((way) => way.remove)) document.deleteIn(key.split('.'));
  for (const [key, value] of [...gone, { set: all }].flatMap((way) => Object.entries(way.set ?? {})))
    document.setIn(key.split('.'), document.createNode(value));
  // The first line above it says what it is.
  if (document.contents)
    document.contents.commentBefore = [` ${is}`, ...(document.contents.commentBefore?.split('\n').slice(1) ?? [])].join(
      '\n',
    );
  return document.toString({ lineWidth: 0 });
}
