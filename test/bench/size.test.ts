import { readFileSync, statSync } from 'node:fs';
import type { Metafile } from 'esbuild';
import { it } from 'vitest';
import { loadedAtStart } from '../../esbuild.mjs';
import { inRoot, vsixPath } from '../../scripts/places.mjs';
import { report } from './figures';
import { entriesOf } from './zip';

it('weighs what is packed and what is loaded at start', () => {
  const meta = JSON.parse(readFileSync(inRoot('.cache', 'meta.json'), 'utf8')) as Metafile;
  const files = loadedAtStart(meta);
  const loaded = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const later = Object.entries(meta.outputs).filter(([name]) => !files.some(({ file }) => file === name));
  const laterBytes = later.reduce((sum, [, { bytes }]) => sum + bytes, 0);
  const names = entriesOf(readFileSync(vsixPath));
  const bench = 'size';
  report(
    {
      bench,
      name: 'loaded at start',
      value: loaded / 1000,
      unit: 'kB',
      target: 150,
      note: `${files.length} of ${files.length + later.length} files; later ${Math.round(laterBytes / 1000)} kB`,
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
