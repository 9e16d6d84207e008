import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { titleCommands } from '../../src/commands/registry';
import { commandTable } from '../../src/commands/table';
import { textsInSource } from './textsInSource';

/** Commands ask the editor for nothing before they run. */
vi.mock('vscode', () => ({}));

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = (file: string): string => readFileSync(root + file, 'utf8');

interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}
interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category?: string;
      readonly icon?: string;
    }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings: readonly MenuItem[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly { readonly media: { readonly svg: string } }[];
    }[];
  };
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown; readonly restrictedConfigurations: readonly string[] };
  };
}

const manifestText = text('package.json');
const manifest = JSON.parse(manifestText) as Manifest;
const { contributes } = manifest;
const commands = contributes.commands.map(({ command }) => command);

describe('package.json', () => {
  it('is the extension that other extensions know', () => {
    expect(`${manifest.publisher}.${manifest.name}`).toBe('flow-explorer.kratos-flow-explorer');
  });

  it('and the command registry agree', () => {
    expect([...commands].sort()).toEqual([...Object.keys(commandTable), ...Object.keys(titleCommands)].sort());
  });

  it('hands no line to the buttons in the title of a view', () => {
    const takesLine = new Set<string>(Object.values(titleCommands));
    const inTitles = contributes.menus['view/title']?.map(({ command }) => command) ?? [];
    expect(inTitles.filter((command) => takesLine.has(command))).toEqual([]);
  });

  it('gives every command a title, the category and an icon', () => {
    for (const command of contributes.commands) {
      expect(command, command.command).toMatchObject({
        title: expect.stringMatching(/^%.+%$/) as string,
        category: 'Kratos',
        icon: expect.any(String) as string,
      });
    }
  });

  it('names only commands that exist in menus, key bindings and links', () => {
    const named = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].map(
      ({ command }) => command,
    );
    const linked = [...text('package.nls.json').matchAll(/command:(kratosFlows\.[\w.]+)/g)].map(
      ([, command]) => command ?? '',
    );
    const known = new Set([...commands, ...(contributes.views.kratosFlows ?? []).map(({ id }) => `${id}.focus`)]);
    expect([...named, ...linked].filter((command) => !known.has(command))).toEqual([]);
  });

  it('offers every command somewhere', () => {
    const hidden =
      contributes.menus.commandPalette?.filter(({ when }) => when === 'false').map(({ command }) => command) ?? [];
    const elsewhere = new Set(
      Object.entries(contributes.menus).flatMap(([menu, items]) =>
        menu === 'commandPalette' ? [] : items.map(({ command }) => command),
      ),
    );
    // These are pressed as lines of a tree.
    const lines = [
      'kratosFlows.showMoreFlows',
      'kratosFlows.loadMoreSessions',
      'kratosFlows.loadMoreIdentities',
      'kratosFlows.loadMoreMessages',
    ];
    expect(hidden.filter((command) => !elsewhere.has(command) && !lines.includes(command))).toEqual([]);
  });

  it('sends nothing before the workspace is trusted: only explanations, trials and the log are offered', () => {
    const always = commands.filter((command) => {
      const rule = contributes.menus.commandPalette?.find((item) => item.command === command);
      return rule?.when === undefined || !(rule.when === 'false' || rule.when.includes('isWorkspaceTrusted'));
    });
    expect(always.sort()).toEqual([
      'kratosFlows.chooseConfigVersion',
      'kratosFlows.chooseConfiguration',
      'kratosFlows.explain',
      'kratosFlows.explainAnything',
      'kratosFlows.explainConfig',
      'kratosFlows.explainTerminalSelection',
      'kratosFlows.showDocumentation',
      'kratosFlows.showLog',
      'kratosFlows.tryReturnUrl',
      'kratosFlows.whoIsAsked',
    ]);
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe('limited');
  });

  it('lets no workspace set connections', () => {
    expect(contributes.configuration.properties['kratosFlows.connections']?.scope).toBe('application');
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(
      // How files are explained and checked sends nothing anywhere.
      Object.keys(contributes.configuration.properties).filter((name) => !name.startsWith('kratosFlows.config.')),
    );
  });

  it('has a text for every key, and no key without use', () => {
    const texts = JSON.parse(text('package.nls.json')) as Record<string, string>;
    const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? '');
    expect([...new Set(used)].sort()).toEqual(Object.keys(texts).sort());
  });

  it('ships every picture that it names', () => {
    const pictures = [
      manifest.icon,
      'media/activity.svg',
      ...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.svg)),
    ];
    expect(pictures.filter((file) => !existsSync(root + file))).toEqual([]);
  });

  it('sets every context key that its conditions read', () => {
    const read = new Set([...manifestText.matchAll(/(?<![\w.])kratosFlows\.(?:no\w+|did\.\w+)/g)].map(([key]) => key));
    const declared = new Set(
      [...text('src/platform/contextKeys.ts').matchAll(/'(kratosFlows\.[\w.]+)'/g)].map(([, key]) => key),
    );
    expect([...read].filter((key) => !declared.has(key))).toEqual([]);
  });
});

describe('the bundle of texts', () => {
  const { texts, ofPage, faults, strays } = textsInSource();

  // After a new text: npm run test:unit -- manifest -u
  it('holds every text that is shown', async () => {
    const bundle = Object.fromEntries(texts.map((one) => [one, one]));
    await expect(`${JSON.stringify(bundle, undefined, 2)}\n`).toMatchFileSnapshot(`${root}l10n/bundle.l10n.json`);
  });

  it('is carried into pages as far as they read it', async () => {
    await expect(`${JSON.stringify(ofPage, undefined, 2)}\n`).toMatchFileSnapshot(
      `${root}src/views/webviews/pageTexts.json`,
    );
  });

  it('is read by calls that can be translated', () => {
    expect(faults).toEqual([]);
  });

  it('is passed by no sentence', () => {
    expect(strays).toEqual([]);
  });
});
