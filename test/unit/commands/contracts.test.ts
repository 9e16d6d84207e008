import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { withCommands } from '../../../scripts/commands.mjs';
import type { Contract } from '../../../src/commands/contracts/contract';
import { contracts } from '../../../src/commands/contracts/index';
import { titleCommands } from '../../../src/commands/registry';

const text = (file: string): string => readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
const all = Object.entries<Contract>(contracts);

describe('the contracts of commands', () => {
  it('and package.json name the same commands by the same titles', () => {
    const { contributes } = JSON.parse(text('package.json')) as {
      contributes: { commands: { command: string; title: string }[] };
    };
    const texts = JSON.parse(text('package.nls.json')) as Record<string, string>;
    const declared = contributes.commands.map(({ command, title }) => [command, texts[title.slice(1, -1)]] as const);
    const promised = new Map(all.map(([id, { title }]) => [id, title]));
    for (const [title, id] of Object.entries(titleCommands)) promised.set(title, contracts[id].title);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(promised));
  });

  // After a change: npm run commands
  it('are what the README says', () => {
    expect(withCommands(text('README.md'), contracts)).toBe(text('README.md'));
  });

  it('say what each argument is, and ask for no other', () => {
    for (const [id, { arguments: schema, asksFor = [] }] of all) {
      const without = Object.entries(schema.entries).filter(([, entry]) => v.getDescription(entry) === undefined);
      expect(without, id).toEqual([]);
      expect(
        asksFor.filter((name) => !(name in schema.entries)),
        id,
      ).toEqual([]);
    }
  });
});
