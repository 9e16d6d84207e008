import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { plainItem, plainLabel } from '../../../src/platform/plainLabel';

/** How the editor finds the icons in a label. */
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/;

it.each(['$(bug) alice@example.org', '\\$(bug)', '$$(sync~spin)', '$(a)$(b)', '$($(bug))'])(
  'leaves no icon in %s, and every letter of it',
  (text) => {
    expect(plainLabel(text)).not.toMatch(icon);
    expect(plainLabel(text).replaceAll('\u200B', '')).toBe(text);
  },
);

it('reads all texts of an item, and keeps the rest', () => {
  const item = { label: '$(a)', description: '$(b)', detail: '$(c)', picked: true };
  expect(JSON.stringify(plainItem(item))).not.toMatch(icon);
  expect(plainItem(item).picked).toBe(true);
  expect(plainItem({ label: 'a' })).toEqual({ label: 'a' });
});

/** What has no text of others in it. */
const withoutOthers = new Set(['answerLens.ts', 'configStatus.ts', 'virtualDocuments.ts', 'whoIsAsked/lenses.ts']);

it('is asked wherever the editor draws the icons of a text', () => {
  const files = readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const drawing = files.filter((name) =>
    /\b(?:createQuickPick|showQuickPick|createStatusBarItem|new CodeLens)\b|supportThemeIcons/.test(
      readFileSync(inRoot('src', name), 'utf8'),
    ),
  );
  expect(drawing.length).toBeGreaterThan(5);
  const forgotten = drawing
    .filter((name) => ![...withoutOthers].some((one) => name.endsWith(one)))
    .filter((name) => !readFileSync(inRoot('src', name), 'utf8').includes('/plainLabel'));
  expect(forgotten).toEqual([]);
});
