// npm run test:desktop: the tests of test/host in a desktop VS Code, which @vscode/test-electron downloads (needs a
//   display, or xvfb-run).
//   npm run test:desktop -- [version]   stable by default
import { inRoot, root } from './places.mjs';
import { main } from './setup.mjs';

await main(async () => {
  const { buildExtension, buildHostTests } = await import('../esbuild.mjs');
  await buildExtension();
  const extensionTestsPath = await buildHostTests();
  const { runTests } = await import('@vscode/test-electron');
  const code = await runTests({
    version: process.argv[2] ?? 'stable',
    extensionDevelopmentPath: root,
    extensionTestsPath,
    launchArgs: [inRoot('scripts', 'practice', 'workspace'), '--disable-extensions', '--disable-workspace-trust'],
  });
  process.exit(code);
});
