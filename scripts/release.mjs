// npm run release -- --dry: shows what a release of the version in package.json would come upon, and does nothing.
// npm run release -- --prepare 0.2.0: writes the version and the day into package.json, its lock and the changelog.
// npm run release: asks, then tags this commit and publishes to each registry whose key is set.
// npm run release -- --publish: publishes without asking, for the workflow that runs when a tag was pushed.
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { inRoot, manifest, root, vsixPath } from './places.mjs';
import { Missing, npm, run } from './processes.mjs';
import { withRelease } from './release/changelog.mjs';
import { isPreRelease, judge, judgeRegistries } from './release/judge.mjs';
import { main } from './setup.mjs';

/** What publishes to Open VSX. It is no package of this project, which needs it nowhere else. */
const ovsx = 'ovsx@1.4.0';

/** Shows the judgement. Resolves to whether nothing is in the way, and the registries that would get it. */
async function show() {
  const { look } = await import('./release/look.mjs');
  const { facts, contents } = await look();
  const lines = judge(facts);
  const targets = judgeRegistries(facts);
  console.log(`${manifest.displayName} ${facts.version}\n`);
  for (const { what, said, stops } of lines) console.log(`${stops ? '✗' : '✓'} ${what.padEnd(11)} ${said}`);
  console.log(`\n${contents.join('\n  ')}\n`);
  for (const { name, secret, publishes } of targets)
    console.log(
      `${publishes ? '→' : '·'} ${name}: ${publishes ? 'would get it' : `would not get it, since ${secret} is not set`}`,
    );
  return { isReady: lines.every(({ stops }) => !stops), targets: targets.filter(({ publishes }) => publishes) };
}

/** @param {readonly { name: string, secret: string }[]} targets */
async function publish(targets) {
  const channel = isPreRelease(manifest.version) ? ['--pre-release'] : [];
  for (const { name, secret } of targets) {
    console.log(`Publishing to ${name} …`);
    // Their keys are taken from the environment, and so stand in no list of processes.
    if (secret === 'VSCE_PAT')
      await run(
        process.execPath,
        [inRoot('node_modules', '@vscode', 'vsce', 'vsce'), 'publish', '--packagePath', vsixPath, ...channel],
        { cwd: root, show: true },
      );
    else await npm(['exec', '--yes', ovsx, '--', 'publish', vsixPath, ...channel], { cwd: root, show: true });
  }
}

/** @param {string} version */
function prepare(version) {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new Missing('Name a version of the form 1.2.3. An odd second number is a pre-release.');
  const today = new Date().toISOString().slice(0, 10);
  const changelog = readFileSync(inRoot('CHANGELOG.md'), 'utf8');
  writeFileSync(inRoot('CHANGELOG.md'), withRelease(changelog, version, today));
  for (const file of ['package.json', 'package-lock.json']) {
    const text = readFileSync(inRoot(file), 'utf8');
    const places = file === 'package.json' ? 1 : 2;
    let left = places;
    const written = text.replaceAll(`"version": "${manifest.version}"`, (found) =>
      left-- > 0 ? `"version": "${version}"` : found,
    );
    writeFileSync(inRoot(file), written);
  }
  console.log(`${version} is written. Look at CHANGELOG.md, commit, then npm run release -- --dry.`);
}

/** @param {string} version */
async function isMeant(version) {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await asking.question(`\nTag and publish? There is no way back. Type ${version} to go on: `);
  asking.close();
  return answer.trim() === version;
}

await main(async () => {
  const [how, version = ''] = process.argv.slice(2);
  if (how === '--prepare') {
    prepare(version);
    return;
  }
  const { isReady, targets } = await show();
  if (how === '--dry') return;
  if (!isReady) throw new Missing('\nNothing was done: see what is marked by ✗.');
  const tag = `v${manifest.version}`;
  if (how !== '--publish') {
    if (!(await isMeant(manifest.version))) throw new Missing('Nothing was done.');
    const { git } = await import('./release/look.mjs');
    if (!(await git('tag', '--list')).includes(tag))
      await git('tag', '--annotate', tag, '--message', `${manifest.displayName} ${manifest.version}`);
  }
  await publish(targets);
  console.log(
    targets.length > 0
      ? 'Published.'
      : `Published nowhere. git push origin ${tag} has the workflow publish, where its secrets are set.`,
  );
});
