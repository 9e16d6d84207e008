#!/usr/bin/env bash
# What: the page that a browser context of Playwright begins with (`launchPersistentContext`, then `pages()[0]`) has no focus within frames of another
# site, although keys go there: in the frame an input is the active element and takes what is typed, while `document.hasFocus()` says
# false. After `page.bringToFront()`, and in every page that is opened later, it says true.
#
# Met in: tests of VS Code in a browser, whose webviews are frames of another site: what waits there for the focus of its document never sees it in the
# first window of a browser, and does in the next.
#
# Needs Node and Chromium or Chrome. Prints what was seen; fails when it is no longer so.
set -euo pipefail
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || { echo 'Chromium or Chrome is missing.'; exit 1; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund playwright-core@1.65.1

cat > look.mjs <<'JS'
import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const server = createServer(({ url }, response) => {
  response.setHeader('content-type', 'text/html');
  const inner = `<iframe src="http://localhost:${server.address().port}/frame"></iframe>`;
  response.end(url === '/frame' ? '<input id="field">' : inner);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));

async function look(page) {
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const frame = page.frames()[1];
  await frame.waitForSelector('#field');
  await frame.evaluate(() => document.getElementById('field').focus());
  await page.waitForTimeout(300);
  const focus = await frame.evaluate(() => document.hasFocus());
  await page.keyboard.type('ab');
  return `${focus ? 'has' : 'has not'} the focus, got ${await frame.evaluate(() => document.getElementById('field').value)}`;
}

const context = await chromium.launchPersistentContext('', { executablePath: process.argv[2], args: ['--no-sandbox'] });
const [first] = context.pages();
console.log(`first page: ${await look(first)}`);
await first.bringToFront();
console.log(`brought to front: ${await look(first)}`);
console.log(`second page: ${await look(await context.newPage())}`);
await context.close();
server.close();
JS

seen=$(node look.mjs "$browser")
echo "playwright-core 1.65.1 with $("$browser" --version 2> /dev/null)"
echo "$seen"
[ "$seen" = "first page: has not the focus, got ab
brought to front: has the focus, got ab
second page: has the focus, got ab" ]
