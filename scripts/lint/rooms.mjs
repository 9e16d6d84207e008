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
/** Rooms that are not used by any other: two of them have nothing to do with each other. */
const firstOfAnswers = configRooms.indexOf('completion');

/** What the compiler knows of the editor's API stands in a package of types. */
const editor = '(^|@types/)vscode(/|$)';
const pure = '^src/(kratos/(exchange|flow|knowledge|record)|config|protocol)/';
const edges = '^src/(platform|views|language|commands|prompts|protocol)/';

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
    {
      name: 'pure',
      comment:
        'exchange, flow, knowledge, record, config and protocol are pure: no node: module, no editor, no room that reads, sends or shows.',
      severity: 'error',
      from: { path: pure },
      to: { path: ['^node:', editor, '^src/(?!kratos/(exchange|flow|knowledge|record)/|config/|protocol/)'] },
    },
    {
      name: 'pure-node',
      comment: 'They run in a browser too.',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-below',
      comment: 'The core imports nothing above it and no editor.',
      severity: 'error',
      from: { path: '^src/kratos/' },
      to: { path: [editor, edges, '^src/config/'] },
    },
    {
      name: 'platform-below',
      comment: 'platform stands below views, language and commands.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(views|language|commands|prompts|protocol|config)/' },
    },
    {
      name: 'panel-apart',
      comment: 'The panel knows protocol alone.',
      severity: 'error',
      from: { path: '^webview/' },
      to: { path: ['^node:', editor, '^src/(?!protocol/)'] },
    },
    {
      name: 'commands-without-panel',
      comment: 'A command is done without a panel: what it needs is in CommandContext.',
      severity: 'error',
      from: { path: '^src/commands/' },
      to: { path: '^(src/views/(panel|pages)/|webview/|src/(extension|assembly)[.]ts$)' },
    },
    {
      name: 'contracts-alone',
      comment: 'A contract knows nothing of who keeps it or calls for it.',
      severity: 'error',
      from: { path: '^src/commands/contracts/' },
      to: { path: '^src/(views|language|prompts|platform|commands/(?!contracts/))' },
    },
    {
      name: 'prompts-only-ask',
      comment: 'What asks knows nothing of what is done with the answer.',
      severity: 'error',
      from: { path: '^src/prompts/' },
      to: { path: '^src/(commands|views/(panel|pages))/' },
    },
    {
      name: 'called-by-contract',
      comment: 'Views and language call commands by their contracts.',
      severity: 'error',
      from: { path: '^src/(views|language)/' },
      to: { path: '^src/(commands/(?!contracts/)|prompts/)' },
    },
    ...configRooms.slice(0, -1).map((room, at) => ({
      name: `config-${room}`,
      comment: 'A room of src/config imports those above it in CONTRIBUTING.md, never one below.',
      severity: /** @type {const} */ ('error'),
      from: { path: `^src/config/${room}/` },
      to: {
        path: `^src/config/(${configRooms
          .slice(at < firstOfAnswers ? at + 1 : firstOfAnswers)
          .filter((other) => other !== room)
          .join('|')})/`,
      },
    })),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.cache)/' },
  },
};
