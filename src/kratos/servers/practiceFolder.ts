import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { databaseFile, writeRecipe } from './recipes';
import type { SamplePorts } from './recipes';
import { recipes } from './types';
import type { Recipe } from './types';

/** The name of the configuration in a practice folder. */
export const configFile = 'kratos.yml';

/** What else a practice folder holds, as it is among the samples. */
const others = ['identity.schema.json', 'claims.jsonnet'];

/** What a folder holds for a practice server. */
export type Found =
  | { readonly kind: 'nothing' }
  /** As it was written. */
  | { readonly kind: 'sample'; readonly recipe: Recipe; readonly ports: SamplePorts }
  /** Somebody changed it; the ports are those that it names. */
  | { readonly kind: 'edited'; readonly ports: Partial<SamplePorts> };

/** Reads what a folder holds. `samples`: the folder of the samples. */
export async function readPracticeFolder(folder: string, samples: string): Promise<Found> {
  const text = await readFile(path.join(folder, configFile), 'utf8').catch(() => undefined);
  if (text === undefined) return { kind: 'nothing' };
  const ports = portsIn(text);
  const sample = await readFile(path.join(samples, configFile), 'utf8');
  if (ports.public !== undefined && ports.admin !== undefined) {
    const whole = { public: ports.public, admin: ports.admin, provider: ports.provider ?? standardProviderPort };
    const recipe = recipes.find((one) => writeRecipe(sample, one, whole) === text);
    if (recipe) return { kind: 'sample', recipe, ports: whole };
  }
  return { kind: 'edited', ports };
}

/** Where the practice provider is looked for. */
export const standardProviderPort = 4456;

/** Writes the files of a recipe into a folder, which is made where there is none. What else it holds stays. */
export async function layPracticeFolder(
  folder: string,
  samples: string,
  recipe: Recipe,
  ports: SamplePorts,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const sample = await readFile(path.join(samples, configFile), 'utf8');
  await writeFile(path.join(folder, configFile), writeRecipe(sample, recipe, ports));
  for (const name of others) {
    const text = await readFile(path.join(samples, name));
    await writeFile(path.join(folder, name), text, { flag: 'wx' }).catch((error: unknown) => {
      // One that is there is the person's.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  }
}

/** Removes the database of a practice server that does not run. */
export async function emptyDatabase(folder: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm', '-journal'])
    await rm(path.join(folder, databaseFile + ending), { force: true, maxRetries: 5 });
}

/** The ports that a configuration names. */
function portsIn(text: string): Partial<SamplePorts> {
  const document = parseDocument(text);
  const read = (...key: readonly (string | number)[]): number | undefined => {
    const value: unknown = document.getIn(key);
    return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
  };
  const issuer: unknown = document.getIn(['selfservice', 'methods', 'oidc', 'config', 'providers', 0, 'issuer_url']);
  const provider = typeof issuer === 'string' ? /:(\d+)/.exec(issuer)?.[1] : undefined;
  const [publicPort, adminPort] = [read('serve', 'public', 'port'), read('serve', 'admin', 'port')];
  return {
    ...(publicPort !== undefined && { public: publicPort }),
    ...(adminPort !== undefined && { admin: adminPort }),
    ...(provider !== undefined && { provider: Number(provider) }),
  };
}
