// Bundles run.ts and runs it. What tells places by its own position stays outside of the bundle.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { inRoot } from '../../../scripts/places.mjs';

const outfile = inRoot('.cache', 'gallery', 'run.mjs');
await build({
  entryPoints: [path.join(import.meta.dirname, 'run.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  logLevel: 'warning',
  plugins: [
    {
      name: 'places',
      setup(bundle) {
        bundle.onResolve({ filter: /\/places\.mjs$/ }, () => ({
          path: pathToFileURL(inRoot('scripts', 'places.mjs')).href,
          external: true,
        }));
      },
    },
  ],
});
await import(pathToFileURL(outfile).href);
