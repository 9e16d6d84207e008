// The walls between rooms, for dependency-cruiser: what may import what, types included. `npm run check:lint` runs it.

/** The rooms of `src/config`, each above those that it may use. */
const configRooms = [
  'reference',
  'document',
  'facts',
  'checks',
  'completion',
  'navigation',
  'hover',
  'simulator',
  'overview',
];
/** Rooms above all of those. */
const configTops = ['wayAhead', 'capability', 'pages'];
/** Rooms that are not used by any other: two of them have nothing to do with each other. */
const firstOfAnswers = configRooms.indexOf('completion');

/** What the compiler knows of the editor's API stands in a package of types. */
const editor = '(^|@types/)vscode(/|$)';
const pure =
  '^src/(kratos/(compare|exchange|export|flow|identity|import|knowledge|paste|providers|recipe|record)|config|protocol)/';
/** What shows something in tabs of its own. */
const pagesOfViews = '(panel|simulator|identity|identityForm|identityImport|census|webviews|pages)';
/** Kinds of pages that a script draws: none knows another. */
const pageKinds = ['flow', 'simulator', 'identity', 'identityForm', 'identityImport', 'census'];
const edges = '^src/(platform|views|language|commands|prompts|protocol)/';

/**
 * A wall: what files of some paths may not import.
 * @param {string} name
 * @param {string} from
 * @param {string | string[]} to
 * @param {string} comment
 */
const wall = (name, from, to, comment) => ({
  name,
  comment,
  severity: /** @type {const} */ ('error'),
  from: { path: from },
  to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'What two files both need has a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    wall(
      'pure',
      pure,
      [
        '^node:',
        editor,
        '^src/(?!kratos/(compare|exchange|export|flow|identity|import|knowledge|paste|providers|recipe|record)/|config/|protocol/)',
      ],
      'compare, exchange, export, flow, identity, import, knowledge, paste, providers, recipe, record, config and protocol are pure: no editor, no room that reads, sends or shows.',
    ),
    {
      name: 'pure-node',
      comment: 'They run in a browser too.',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'] },
    },
    wall(
      'recipes-are-values',
      '^src/kratos/(recipe|export)/',
      ['^src/kratos/(?!(recipe|export|flow|exchange|record)/|knowledge/markdown[.])', '^src/config/'],
      'A recipe is made of records alone, and an export of a recipe.',
    ),
    wall(
      'comparing-reads',
      '^src/kratos/compare/',
      '^src/kratos/(?!(compare|exchange|flow|knowledge|record)/)',
      'What differs is told of records, and of what they meant.',
    ),
    {
      name: 'formats-apart',
      comment: 'What every format knows of a run is in the recipe.',
      severity: 'error',
      from: { path: '^src/kratos/recipe/' },
      to: { path: '^src/kratos/export/' },
    },
    wall(
      'keys-are-values',
      '^src/kratos/webauthn/',
      ['^node:(?!crypto$)', '^src/(?!kratos/(flow|webauthn)/)'],
      'webauthn takes values and gives values: flows in, what a key would say out.',
    ),
    wall(
      'core-below',
      '^src/kratos/',
      [editor, edges, '^src/config/'],
      'The core imports nothing above it and no editor.',
    ),
    wall(
      'capture-pure',
      '^src/kratos/capture/',
      ['^node:', '^src/kratos/(?!(capture|flow|exchange|record|knowledge)/)'],
      'What a watched page does is told from what it sent: nothing here sends, stores or starts anything.',
    ),
    wall(
      'browser-speaks',
      '^src/kratos/browser/',
      '^src/kratos/(?!(browser|flow|exchange|record|wire)/|store/emitter)',
      'A browser for a persona is told what to do: it knows cookies, and nothing of flows that are driven.',
    ),
    wall(
      'listeners-alone',
      '^src/kratos/listeners/',
      '^src/kratos/(?!listeners/|flow/|exchange/|wire/headers)',
      'What programs send to this editor is read by itself; others make of it what they need.',
    ),
    wall(
      'servers-alone',
      '^src/kratos/servers/',
      '^src/kratos/(?!servers/)',
      'A Kratos is run without knowing what is said to it.',
    ),
    wall(
      'platform-below',
      '^src/platform/',
      '^src/(views|language|commands|prompts|protocol|config)/',
      'platform stands below views, language and commands.',
    ),
    wall('pages-apart', '^webview/', ['^node:', editor, '^src/(?!protocol/)'], 'Pages know protocol alone.'),
    ...pageKinds.map((kind) =>
      wall(
        `page-${kind}`,
        `^webview/(?!${kind}/)`,
        `^webview/${kind}/`,
        'What several kinds of pages need is in webview/shared.',
      ),
    ),
    wall(
      'providers-below',
      '^src/kratos/providers/',
      '^src/kratos/(?!providers/|flow/|exchange/)',
      'What is known of providers is values of flows and exchanges.',
    ),
    wall(
      'identity-below',
      '^src/kratos/identity/',
      '^src/kratos/(?!identity/|flow/)',
      'An identity is values: what it means for a flow, and how it is asked for, is told elsewhere.',
    ),
    wall(
      'import-reads',
      '^src/kratos/import/',
      '^src/kratos/(?!import/|flow/|exchange/)',
      'What texts and files of others say is read as exchanges; what those mean is told elsewhere.',
    ),
    wall(
      'webview-host',
      '^src/views/webviews/',
      ['^src/views/(?!webviews/)', '^src/(kratos|config|language|commands|prompts)/'],
      'The host of pages knows nothing of what they show.',
    ),
    wall(
      'language-draws-nothing',
      '^src/language/',
      [`^src/views/${pagesOfViews}/`, '^src/platform/(html|webPage|escapeHtml)[.]ts$'],
      'What is drawn is a page: src/views shows it.',
    ),
    wall(
      'commands-without-pages',
      '^src/commands/',
      `^(src/views/${pagesOfViews}/|webview/|src/(extension|assembly)[.]ts$)`,
      'A command is done without a page: what it needs is in CommandContext.',
    ),
    wall(
      'contracts-alone',
      '^src/commands/contracts/',
      '^src/(views|language|prompts|platform|commands/(?!contracts/))',
      'A contract knows nothing of who keeps it or calls for it.',
    ),
    wall(
      'prompts-only-ask',
      '^src/prompts/',
      `^src/(commands|views/${pagesOfViews})/`,
      'What asks knows nothing of what is done with the answer.',
    ),
    wall(
      'called-by-contract',
      '^src/(views|language)/',
      '^src/(commands/(?!contracts/)|prompts/)',
      'Views and language call commands by their contracts.',
    ),
    ...configRooms.map((room, at) => {
      const below = configRooms.slice(Math.min(at + 1, firstOfAnswers)).filter((other) => other !== room);
      const closed = [...below, ...configTops];
      return wall(
        `config-${room}`,
        `^src/config/${room}/`,
        `^src/config/(${closed.join('|')})/`,
        'A room of src/config imports those above it in CONTRIBUTING.md, never one below.',
      );
    }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache)/' },
  },
};
