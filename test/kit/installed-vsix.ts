import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot } from '../../scripts/places.mjs';
import { pack, packageExtension } from '../../scripts/package.mjs';
import { findBrowser, findVscodeHost, installExtensions } from '../../scripts/vscode-host.mjs';

/**
 * Once per run, before any test: packs the extension as a user gets it and installs it, with the test driver beside it,
 * into a folder that every workbench of the run shares. Beside it each editor has its own, until the run ends.
 * `KRATOS_FLOWS_VSIX` names a VSIX to test instead.
 */
export default async function installVsix(): Promise<() => Promise<void>> {
  findBrowser();
  const host = await findVscodeHost();
  const base = await mkdtemp(path.join(tmpdir(), 'workbenches-'));
  const driver = path.join(base, 'driver.vsix');
  await pack(inRoot('test', 'kit', 'driver'), driver);
  const extension = process.env.KRATOS_FLOWS_VSIX ?? (await packageExtension()).file;
  const extensions = path.join(base, 'installed');
  await installExtensions(host, extensions, [extension, driver]);
  process.env.KRATOS_FLOWS_EXTENSIONS = extensions;
  return () => rm(base, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
}
