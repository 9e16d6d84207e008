// npm run docs: writes the pages below docs/ anew from what the extension knows, and removes those that are no page
//   any more. The unit tests say when they are not fresh.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './places.mjs';
import { main } from './setup.mjs';

/** What the page of contents begins with. */
export const opening = `What [Flow Explorer for Ory Kratos](../README.md) knows, as pages: the same that its hovers, findings and
explanations say in the editor. Facts hold for Kratos v1.3.1 to v26.2.0; what is newer or gone says so.

![A message id is explained under the pointer](pictures/hover-dark.png)

About the extension itself: [what it does and how to begin](../README.md), [its changes](../CHANGELOG.md),
[how to work on it](../CONTRIBUTING.md), [where everything is](architecture.md).`;

/** The folders that hold nothing but pages. */
const folders = ['guides', 'messages', 'errors', 'configuration', 'checks'];

/** The pages that are there now, by their paths below `docs/`. @returns {readonly string[]} */
export function writtenPages() {
  const below = folders.filter((folder) => existsSync(inRoot('docs', folder)));
  return [
    'README.md',
    ...below.flatMap((folder) => readdirSync(inRoot('docs', folder)).map((file) => `${folder}/${file}`)),
  ];
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const { buildProgram } = await import('../esbuild.mjs');
    /** @type {{ pageFiles: (opening: string) => readonly { path: string, text: string }[] }} */
    const { pageFiles } = await import(await buildProgram('src/config/pages/files.ts'));
    const files = pageFiles(opening);
    const wanted = new Set(files.map((file) => file.path));
    for (const file of writtenPages()) if (!wanted.has(file)) rmSync(inRoot('docs', file));
    for (const { path: file, text } of files) {
      mkdirSync(path.dirname(inRoot('docs', file)), { recursive: true });
      writeFileSync(inRoot('docs', file), text);
    }
    console.log(`${files.length} pages are written to docs/.`);
  });
}
