import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { FlowStore } from '../../src/kratos/store/flowStore';
import { createPersistence } from '../../src/kratos/store/persistence';
import { PersonaStore } from '../../src/kratos/store/personaStore';
import { createCookieJar } from '../../src/kratos/wire/cookies';
import { documentsIn } from '../../src/platform/documents';
import { memoryStorage } from '../kit/storage';

/** What a window says is stored: of each flow and persona that it touched, what it is by now; null: it was removed. */
export interface Told {
  readonly flows: Readonly<Record<string, { readonly exchanges: readonly string[]; readonly typed: string } | null>>;
  readonly personas: Readonly<Record<string, string | null>>;
}

/** Reads a folder as the next window does, and says what of all that was told is lost, doubled or broken. */
export async function troubleWithFolder(folder: string, told: Told): Promise<readonly string[]> {
  const flows = new FlowStore();
  const personas = new PersonaStore(memoryStorage().vault, (stored) => createCookieJar(stored));
  const persistence = createPersistence(flows, personas, documentsIn(folder), () => []);
  const { skipped } = await persistence.restore();
  persistence.dispose();
  const found = skipped > 0 ? [`${skipped} documents cannot be read`] : [];
  for (const [id, wanted] of Object.entries(told.flows)) {
    const flow = flows.get(id);
    if (wanted === null) {
      if (flow) found.push(`${id} is there again`);
      continue;
    }
    const ids = new Set(flow?.exchanges.map((exchange) => exchange.id));
    const lost = wanted.exchanges.filter((one) => !ids.has(one));
    if (!flow) found.push(`${id} is lost`);
    else if (lost.length > 0) found.push(`${id} has lost ${lost.length} of ${wanted.exchanges.length} exchanges`);
    else if (Number(flow.draft.identifier ?? 0) < Number(wanted.typed)) found.push(`${id} has lost what was typed`);
  }
  for (const { id, exchanges } of flows.all()) {
    if (exchanges.length === 0) found.push(`${id} has no exchanges`);
    if (new Set(exchanges.map((one) => one.id)).size < exchanges.length) found.push(`${id} has an exchange twice`);
  }
  for (const [id, name] of Object.entries(told.personas)) {
    const persona = personas.get(id);
    if ((persona === undefined) !== (name === null)) found.push(`${id} is ${persona ? 'there again' : 'lost'}`);
  }
  return [...found, ...(await halfWritten(folder))];
}

/** The documents that are not whole. What was begun beside them and never took its place is none. */
async function halfWritten(folder: string): Promise<string[]> {
  const found: string[] = [];
  // Nothing may have been stored yet.
  for (const name of await readdir(folder).catch(() => [])) {
    if (name.startsWith('~')) continue;
    try {
      JSON.parse(await readFile(path.join(folder, name), 'utf8'));
    } catch {
      found.push(`${name} is not whole`);
    }
  }
  return found;
}
