import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';

const { scripts } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { scripts: Record<string, string> };
/** The files behind `npm start`, `npm test` and their like, which install the packages first. */
const files = [...new Set(Object.values(scripts).flatMap((line) => /\bscripts\/[\w-]+\.mjs\b/.exec(line)?.[0] ?? []))];

/** The packages that a script loads before its first line runs. */
const loadedAtOnce = async (file: string): Promise<string[]> => {
  const { metafile } = await build({
    absWorkingDir: inRoot(),
    entryPoints: [file],
    outdir: 'out',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const seen = new Set<string>();
  const visit = (output: string): string[] => {
    if (seen.has(output)) return [];
    seen.add(output);
    const imports = (metafile.outputs[output]?.imports ?? []).filter(({ kind }) => kind === 'import-statement');
    return imports.flatMap(({ path, external }) => (external ? path : visit(path)));
  };
  const [entry = ''] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === file) ?? [];
  expect(entry).not.toBe('');
  return visit(entry).filter((path) => !isBuiltin(path));
};

describe('in a fresh clone', () => {
  it('there are the scripts that install what they need', () => {
    expect(files).toContain('scripts/start.mjs');
    expect(files).toContain('scripts/test.mjs');
  });

  it.each(files)('%s begins with nothing but Node', async (file) => {
    expect(await loadedAtOnce(file)).toEqual([]);
  });
});
