import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { curlOf } from '../../../src/kratos/export/oneRequest';
import { clientKinds } from '../../../src/kratos/flow/types';
import type { Recipe } from '../../../src/kratos/recipe/types';
import { startKratos } from '../../kit';
import type { Kratos } from '../../kit';
import type { JsonObject } from '../../kit/merge';
import { journeys, recipeOf } from './journeys';
import type { Journey, Values } from './journeys';
import { pageLogin } from './pageJourney';
import { exploring, password, Person } from '../people';
import { openSite } from './site';
import { npmFolder, runExport, runProgram, wantsAll } from './tool';
import type { Tool } from './tool';
import { sdkPackages, tools } from './tools';

interface Walked {
  readonly name: string;
  readonly journey: Journey;
  readonly recipe: Recipe;
}

let kratos: Kratos;
/** Lets scripts of the page ask that runs exports for browsers. */
let config: JsonObject;
/** The first of the journeys, by forms that a page posts. */
const byPage = 'browser: login by a page';
const walks: Walked[] = [];

beforeAll(async () => {
  const { url } = await openSite();
  config = { serve: { public: { cors: { enabled: true, allowed_origins: [url], allow_credentials: true } } } };
  kratos = await startKratos({ config });
  for (const client of clientKinds)
    for (const journey of journeys)
      walks.push({ name: `${client}: ${journey.name}`, journey, recipe: await recipeOf(kratos, journey, client) });
  const [journey] = journeys;
  if (journey) walks.push({ name: byPage, journey, recipe: await pageLogin(kratos) });
});

/** How a program ended with the right password, and with one that Kratos takes for nothing. */
async function runBoth(tool: Tool, { journey, recipe }: Walked, server = kratos): Promise<string> {
  const again = async (): Promise<Values> => journey.again(server);
  const mistaken = async (): Promise<Values> => ({ ...(await again()), [journey.secret]: 'x' });
  const [right, wrong] = await runExport(tool, recipe, server, again, mistaken);
  if (right?.code !== 0) return `failed (${String(right?.code)}): ${right?.said ?? ''}`;
  return wrong?.code === 0 ? `took the wrong password: ${wrong.said}` : 'as expected';
}

/** How a shell answers a request that was copied. */
async function statusOf(command: string): Promise<string> {
  const { said } = await runProgram('.', {
    program: 'bash',
    args: ['-c', `${command} -s -o /dev/null -w '%{http_code}'`],
  });
  return said;
}

/**
 * One after the other, however long a tool takes to start: those that start at once would meet in the database, where
 * one that read before another wrote is refused, with a 400 that is nobody's mistake.
 */
async function runAll(tool: Tool, some: readonly Walked[]): Promise<Record<string, string>> {
  const ends: Record<string, string> = {};
  for (const walked of some) ends[walked.name] = await runBoth(tool, walked);
  return ends;
}

/** Both clients, a mail, a code of an authenticator, and the cookie that a native recovery gets. */
const fewest = ['browser: enrolment of TOTP', 'native: recovery'];
const few = [...fewest, byPage, 'browser: registration with verification', 'native: login'];

/** The journeys that a tool goes. */
function wantedOf({ isSlow, cannot }: Tool): readonly Walked[] {
  const names = isSlow === 'very' ? fewest : few;
  return walks.filter(
    ({ name, recipe }) => (wantsAll || isSlow === undefined || names.includes(name)) && cannot?.(recipe) !== true,
  );
}

describe('an export runs as it is', () => {
  it.each(tools)('$name', async (tool) => {
    const missing = await tool.missing();
    if (missing !== undefined) {
      console.warn(`Skipped: ${tool.name}, since ${missing}.`);
      return;
    }
    const can = wantedOf(tool);
    expect(await runAll(tool, can)).toEqual(Object.fromEntries(can.map(({ name }) => [name, 'as expected'])));
  });
});

describe('an export runs against a server without --dev, whose cookies are Secure', () => {
  let server: Kratos;
  beforeAll(async () => {
    server = await startKratos({ config, dev: false });
  });

  it.each(tools.filter(({ isSlow }) => isSlow === undefined))('$name', async (tool) => {
    const missing = await tool.missing();
    if (missing !== undefined) {
      console.warn(`Skipped: ${tool.name} without --dev, since ${missing}.`);
      return;
    }
    const [journey] = journeys;
    if (journey === undefined) throw new Error('There is no journey.');
    const recipe = await recipeOf(server, journey, 'browser');
    if (tool.cannot?.(recipe) !== true)
      expect(await runBoth(tool, { name: 'login', journey, recipe }, server)).toBe('as expected');
  });
});

describe('an export in TypeScript', () => {
  it.each(tools.filter(({ file }) => file.endsWith('.mts')))('$name: its types hold', async (tool) => {
    const missing = await tool.missing();
    if (missing !== undefined) {
      console.warn(`Skipped: the types of ${tool.name}, since ${missing}.`);
      return;
    }
    const folder = await mkdtemp(path.join(tmpdir(), 'kratos-export-'));
    await symlink(path.join(await npmFolder(sdkPackages), 'node_modules'), path.join(folder, 'node_modules'));
    for (const [at, { recipe }] of walks.entries())
      await writeFile(path.join(folder, `run-${String(at)}.mts`), tool.format.write(recipe, []));
    const compilerOptions = {
      ...{
        strict: true,
        noEmit: true,
        target: 'es2024',
        module: 'esnext',
        moduleResolution: 'bundler',
        skipLibCheck: true,
      },
      ...{ lib: ['es2024', 'dom'], types: ['node'], typeRoots: [inRoot('node_modules', '@types')] },
    };
    await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.mts'] }));
    const args = [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-p', folder];
    const { said } = await runProgram(folder, { program: process.execPath, args });
    await rm(folder, { recursive: true });
    expect(said).toBe('');
  });
});

describe('a request that was copied as cURL', () => {
  it.each(clientKinds)('is answered as before with its secrets, and refused with masks (%s)', async (client) => {
    const person = new Person(exploring(kratos), `copier ${client}`, client);
    const { email } = await kratos.createIdentity({ email: `o'copier-${client}@example.com`, password });
    const wrong = await person.logIn(email, `it's "not" $it`);
    const [, submit] = wrong.exchanges;
    if (submit === undefined) throw new Error('Nothing was sent.');
    expect(await statusOf(curlOf(submit, [], { clear: true }))).toBe('400');
    expect(await statusOf(curlOf(submit, []))).toBe(client === 'browser' ? '403' : '400');
  });
});
