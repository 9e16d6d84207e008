import { readFileSync, statSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { it } from 'vitest';
import { loadedWith, startSources } from '../../esbuild.mjs';
import { inRoot, vsixPath } from '../../scripts/places.mjs';
import { report } from './figures';
import { entriesOf } from './zip';

it('weighs what is packed and what is loaded at start', () => {
  const meta = JSON.parse(readFileSync(inRoot('.cache', 'meta.json'), 'utf8')) as Metafile;
  const all = Object.entries(meta.outputs).map(([file, { bytes }]) => ({ file, bytes }));
  const loaded = loadedWith(meta, startSources);
  const byActivate = loadedWith(meta, startSources.slice(0, 2));
  const withCore = loadedWith(meta, [...startSources, 'src/views/openExplorer.ts']);
  const names = entriesOf(readFileSync(vsixPath));
  const bench = 'size';
  report(
    {
      bench,
      name: 'loaded at start, with the views in sight',
      value: kilobytes(loaded),
      unit: 'kB',
      target: 150,
      note: `${loaded.length} of ${all.length} files; all of them ${Math.round(kilobytes(all))} kB`,
    },
    {
      bench,
      name: 'of these by activate()',
      value: kilobytes(byActivate),
      unit: 'kB',
      note: `files: ${byActivate.length}`,
    },
    {
      bench,
      name: 'with the core, once a server is asked',
      value: kilobytes(withCore),
      unit: 'kB',
      note: `${withCore.length} files`,
    },
    {
      bench,
      name: 'VSIX',
      value: statSync(vsixPath).size / 1e6,
      unit: 'MB',
      target: 1.5,
      note: `${names.length} files`,
    },
    {
      bench,
      name: 'files of node_modules in the VSIX',
      value: names.filter((name) => name.includes('node_modules/')).length,
      unit: '',
      target: 0,
    },
  );
});

function kilobytes(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
}
