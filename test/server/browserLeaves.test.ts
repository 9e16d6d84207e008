import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { browserArguments, findBrowser } from '../../scripts/vscode-host.mjs';
import { launchBrowser } from '../../src/kratos/browser/launch';
import { redirect, startFaultServer } from '../kit';
import { html } from '../kit/answers';

const code = 'cAnArYcOdE4f1d';
const body = 'cAnArYbOdY77e0';

/** The files below a folder that have a text, by their paths in it. */
async function filesWith(folder: string, text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(file)).includes(text)) found.push(path.relative(folder, file));
  }
  return found;
}

it('a browser that ended leaves neither a provider’s code nor what a page got on the disk', async () => {
  const server = await startFaultServer();
  let isHere: () => void = () => undefined;
  const here = new Promise<void>((resolve) => {
    isHere = resolve;
  });
  server.route('/start', redirect(`/callback?code=${code}`));
  server.route('/callback', redirect('/welcome'));
  server.route('/welcome', html(`<title>Welcome</title>${body}<script>onload = () => fetch('/here')</script>`));
  server.route('/here', () => {
    isHere();
    return html(body);
  });
  const profile = await mkdtemp(path.join(tmpdir(), 'leaves-'));
  onTestFinished(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  const launched = await launchBrowser(
    { kind: 'found', file: findBrowser({ isWhole: true }) },
    { profile, extraArguments: ['--headless=new', ...browserArguments] },
  );
  if (launched.kind !== 'launched') expect.fail(JSON.stringify(launched));
  await launched.devtools.send('Target.createTarget', { url: `${server.url}/start` });
  await here;
  // The history is written when the browser ends, if not before.
  await launched.devtools.send('Browser.close');
  await launched.exited;
  expect([...(await filesWith(profile, code)), ...(await filesWith(profile, body))]).toEqual([]);
  // The search finds what is written.
  expect(await filesWith(profile, 'saving_disabled')).toEqual([path.join('Default', 'Preferences')]);
});
