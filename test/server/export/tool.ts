import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cacheHome } from '../../../scripts/places.mjs';
import type { ExportFormat } from '../../../src/kratos/export/format';
import type { Recipe } from '../../../src/kratos/recipe/types';
import type { Kratos } from '../../kit';
import type { Values } from './journeys';

/** How a tool is called: in the folder of the export, with an environment of its own. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A tool that runs the exports of one format. */
export interface Tool {
  readonly name: string;
  readonly format: ExportFormat;
  /** What the export is called in its folder. */
  readonly file: string;
  /** Installs what is missing, once per machine. Why it cannot be had, else nothing. */
  readonly missing: () => Promise<string | undefined>;
  /** Runs the export that stands in this folder. */
  readonly run: (folder: string, values: Values, kratos: Kratos, recipe: Recipe) => Promise<Ran>;
  /** What nobody can do with this tool. */
  readonly cannot?: (recipe: Recipe) => boolean;
  /** Beside the export: links to packages, a configuration, what is built of it. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** It takes seconds to start: a few journeys will do, unless `KRATOS_EXPORTS=all`. */
  readonly isSlow?: true | 'very';
}

export interface Ran {
  readonly code: number | null;
  readonly said: string;
}

/** Runs a program to its end. Never rejects for what it does. */
export function runProgram(cwd: string, { program, args, env = {} }: Command): Promise<Ran> {
  return new Promise((resolve) => {
    let said = '';
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(program, args, { cwd, env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
    child.on('error', ({ message }) => {
      resolve({ code: null, said: message });
    });
    child.on('close', (code) => {
      resolve({ code, said });
    });
  });
}

/** A tool that is a program of its own. */
export function byCommand(command: (values: Values) => Command | Promise<Command>): Pick<Tool, 'run'> {
  return { run: async (folder, values) => runProgram(folder, await command(values)) };
}

/** Runs the export of a recipe with these values, and then with those. */
export async function runExport(
  tool: Tool,
  recipe: Recipe,
  kratos: Kratos,
  ...runs: readonly (() => Promise<Values>)[]
): Promise<readonly Ran[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kratos-export-'));
  try {
    await writeFile(path.join(folder, tool.file), tool.format.write(recipe, []));
    await tool.prepare?.(folder);
    const ends: Ran[] = [];
    for (const valuesOf of runs) ends.push(await tool.run(folder, await valuesOf(), kratos, recipe));
    return ends;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether every journey is wanted of every tool, and tools that take minutes to build. */
export const wantsAll = process.env.KRATOS_EXPORTS === 'all';

/** Values as most tools take them: from the environment, written large. */
export function asEnvironment(values: Values): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.toUpperCase(), value]));
}

/** Why one of these programs cannot be called; nothing when all can. */
export async function missingPrograms(...programs: readonly string[]): Promise<string | undefined> {
  const there = await Promise.all(
    programs.map((program) => runProgram('.', { program: 'sh', args: ['-c', `command -v ${program}`] })),
  );
  const missing = programs.filter((_, at) => there[at]?.code !== 0);
  return missing.length > 0 ? `${missing.join(', ')} is not on the PATH` : undefined;
}

/** A program of Go, which takes minutes to build: it is built when everything is wanted. Its path, or why not. */
export async function goProgram(name: string, version: string): Promise<{ path: string } | { missing: string }> {
  const program = path.basename(name);
  const folder = path.join(cacheHome, 'export-tools', `go-${program}-${version}`);
  const built = path.join(folder, program);
  if (existsSync(built)) return { path: built };
  if ((await missingPrograms(program)) === undefined) return { path: program };
  if (!wantsAll) return { missing: `${program} is not there, and takes minutes to build: KRATOS_EXPORTS=all does it` };
  console.info(`Building ${program} once…`);
  const args = ['install', `${name}@${version}`];
  const { code, said } = await runProgram('.', { program: 'go', args, env: { ...everything(), GOBIN: folder } });
  return code === 0 ? { path: built } : { missing: said };
}

/** A folder with a module of Go that requires these modules, built once per machine. Its path, or why not. */
export async function goModule(...modules: readonly string[]): Promise<{ path: string } | { missing: string }> {
  const missing = await missingPrograms('go');
  if (missing !== undefined) return { missing };
  const mark = createHash('sha256').update(modules.join(' ')).digest('hex').slice(0, 12);
  const folder = path.join(cacheHome, 'export-tools', `go-${mark}`);
  if (existsSync(folder)) return { path: folder };
  console.info(`Building ${modules.join(', ')} once…`);
  const fresh = `${folder}.${String(process.pid)}`;
  await mkdir(fresh, { recursive: true });
  const go = async (...args: string[]): Promise<string | undefined> => {
    const { code, said } = await runProgram(fresh, { program: 'go', args, env: everything() });
    return code === 0 ? undefined : said;
  };
  const packages = modules.map((name) => name.replace(/@.*/, ''));
  const failed = (await go('mod', 'init', 'run')) ?? (await go('get', ...modules)) ?? (await go('build', ...packages));
  if (failed !== undefined) return { missing: failed };
  await rename(fresh, folder);
  return { path: folder };
}

/** A proxy and its certificates are known by the environment. */
export function everything(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']));
}

/** A folder with these npm packages in `node_modules`, installed once per machine. Rejects with what npm said. */
export async function npmFolder(packages: readonly string[]): Promise<string> {
  const mark = createHash('sha256').update(packages.join(' ')).digest('hex').slice(0, 12);
  const folder = path.join(cacheHome, 'export-tools', `npm-${mark}`);
  if (existsSync(folder)) return folder;
  console.info(`Installing ${packages.join(', ')} once…`);
  const fresh = `${folder}.${String(process.pid)}`;
  await mkdir(fresh, { recursive: true });
  await writeFile(path.join(fresh, 'package.json'), '{"private":true}');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1', ...packages];
  const { code, said } = await runProgram(fresh, { program: 'npm', args, env: everything() });
  if (code !== 0) throw new Error(said);
  await rename(fresh, folder);
  return folder;
}
