// npm run screenshots: a tour of the real workbench against a real Kratos (pictures in .cache/screenshots, the README's
//   in docs/pictures),
// then every state of the panel in three themes and two widths, each checked by axe-core (pictures in .cache/gallery).
import { inRoot, root } from './places.mjs';
import { run } from './processes.mjs';
import { main } from './setup.mjs';

await main(async () => {
  const vitest = [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'test/vitest.config.ts'];
  await run(process.execPath, [...vitest, '--project', 'screenshots'], { cwd: root, show: true });
  await run(process.execPath, [inRoot('test', 'e2e', 'panel-gallery', 'run.mjs')], { cwd: root, show: true });
  console.log('The pictures are in .cache/screenshots and .cache/gallery; those of the README in docs/pictures.');
});
