import { globSync } from 'node:fs';
import { build as bundle } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';

/** Rooms that are to run in a browser one day, as an editor for the web does, or in a language server there. */
const rooms = [
  'src/config',
  'src/kratos/compare',
  'src/kratos/export',
  'src/kratos/flow',
  'src/kratos/import',
  'src/kratos/knowledge',
  'src/kratos/paste',
  'src/kratos/providers',
  'src/kratos/recipe',
  'src/kratos/record',
  'src/language',
];
/** The two doors behind which another host does things its own way: where links lead, and how requests are sent. */
const doors = /\/(?:platform\/realPlaces|kratos\/wire\/transport)$/;

describe('what is to run in a browser too', () => {
  it.each(rooms)('%s uses nothing that only Node has', async (room) => {
    const files = globSync(`${room}/**/*.ts`, { cwd: inRoot() });
    const { metafile, warnings } = await bundle({
      absWorkingDir: inRoot(),
      stdin: {
        contents: files.map((file, at) => `export * as room${String(at)} from './${file}';`).join('\n'),
        resolveDir: inRoot(),
      },
      metafile: true,
      bundle: true,
      platform: 'browser',
      format: 'esm',
      external: ['vscode'],
      write: false,
      logLevel: 'silent',
      plugins: [
        {
          name: 'doors',
          setup: (build) => {
            build.onResolve({ filter: doors }, ({ path }) => ({ path, external: true }));
          },
        },
      ],
    });
    expect(files).not.toEqual([]);
    expect(Object.keys(metafile.inputs)).toEqual(expect.arrayContaining(files));
    expect(warnings).toEqual([]);
  });
});
