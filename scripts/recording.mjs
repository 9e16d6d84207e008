// npm run recording: takes the main job as an animated picture, in the real workbench against a real Kratos, for the
//   README and the marketplaces. What puts the frames together is as large as all else that is installed, and needed
//   by nothing else: it is installed once per machine.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cacheHome, inRoot, root } from './places.mjs';
import { Missing, npm, run } from './processes.mjs';
import { main } from './setup.mjs';

const version = '0.35.5';
const home = path.join(cacheHome, `sharp-${version}`);
const frames = inRoot('.cache', 'recording');
const picture = inRoot('docs', 'pictures', 'main-job.gif');

/** Bytes. */
const limit = 3_000_000;

/** Installs sharp where it is not yet. Its parts for this machine are packages too. */
async function loadSharp() {
  if (!existsSync(path.join(home, 'node_modules', 'sharp', 'package.json'))) {
    mkdirSync(home, { recursive: true });
    writeFileSync(path.join(home, 'package.json'), '{ "private": true }');
    await npm(['install', '--no-save', '--ignore-scripts', `sharp@${version}`], { cwd: home, show: true });
  }
  return createRequire(path.join(home, 'package.json'))('sharp');
}

await main(async () => {
  const sharp = await loadSharp();
  const vitest = [inRoot('node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'test/vitest.config.ts'];
  await run(process.execPath, [...vitest, '--project', 'recording'], { cwd: root, show: true });
  const files = readdirSync(frames)
    .filter((name) => name.endsWith('.png'))
    .sort()
    .map((name) => path.join(frames, name));
  /** @type {number[]} */
  const delay = JSON.parse(readFileSync(path.join(frames, 'durations.json'), 'utf8'));
  // Text stays sharp without dithering, and what hardly changes between two frames is not written again.
  await sharp(files, { join: { animated: true } })
    .gif({ delay, loop: 0, effort: 10, colours: 128, dither: 0, interFrameMaxError: 2 })
    .toFile(picture);
  const bytes = statSync(picture).size;
  const seconds = delay.reduce((sum, one) => sum + one, 0) / 1000;
  console.log(
    `${path.relative(root, picture)}: ${files.length} frames, ${seconds.toFixed(1)} s, ${Math.round(bytes / 1000)} kB`,
  );
  if (bytes > limit) throw new Missing(`It is heavier than the ${limit / 1000} kB that the marketplaces show.`);
});
