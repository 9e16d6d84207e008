/**
 * Takes every state × theme × width to .cache/gallery and checks each with axe-core: `node
 * test/e2e/panel-gallery/run.mjs [name …]`.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../../scripts/places.mjs';
import { findViolations } from '../../kit/axe';
import { buildPages, findOverflow, launchBrowser, show, themeNames, widths } from './gallery';
import { galleryStates } from './states';

const out = inRoot('.cache', 'gallery');
mkdirSync(out, { recursive: true });
await buildPages();

const wanted = process.argv.slice(2);
const names = galleryStates(Date.now())
  .map(({ name }) => name)
  .filter((name) => wanted.length === 0 || wanted.some((word) => name.includes(word)));
if (wanted.length === 0) for (const file of readdirSync(out)) if (file.endsWith('.png')) rmSync(path.join(out, file));
const browser = await launchBrowser();
let wrong = 0;
for (const name of names) {
  for (const theme of themeNames) {
    for (const width of widths) {
      // Built anew for each picture: codes and countdowns run.
      const state = galleryStates(Date.now()).find((one) => one.name === name);
      if (state === undefined) continue;
      const shown = await show(browser, state, theme, width);
      const file = `${name}.${theme}.${width}`;
      const found = [...shown.faults, ...(await findViolations(shown.page)), ...(await findOverflow(shown.page))];
      await shown.page.screenshot({ path: path.join(out, `${file}.png`), fullPage: true });
      for (const sentence of found) console.log(`${file}: ${sentence}`);
      wrong += found.length;
      await shown.close();
    }
  }
}
await browser.close();
console.log(
  `${names.length} states × ${themeNames.length} themes × ${widths.length} widths in .cache/gallery, ${wrong} findings`,
);
process.exitCode = wrong === 0 ? 0 : 1;
