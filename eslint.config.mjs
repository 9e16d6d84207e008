// What the linter holds; the walls between rooms are held by scripts/lint/rooms.mjs.
import tseslint from 'typescript-eslint';
import { linearPatterns, patternsOfJson } from './scripts/lint/linear-patterns.mjs';

export default tseslint.config(
  { ignores: ['dist', '.cache', 'node_modules', 'test/fixtures', 'coverage'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      eqeqeq: 'error',
      'max-len': [
        'error',
        {
          code: Infinity,
          comments: 120,
          ignoreUrls: true,
          ignoreStrings: true,
          ignoreTemplateLiterals: true,
          ignoreRegExpLiterals: true,
        },
      ],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/commands/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.object.name="window"][callee.property.name=/QuickPick|InputBox|Dialog|Pick$|^show(Warning|Error)Message$/]',
          message: 'Asking stands in src/prompts, so that every command also runs without a question.',
        },
      ],
    },
  },
  {
    files: ['src/**'],
    ignores: ['src/platform/log.ts', 'src/platform/printedLog.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'window',
          property: 'createOutputChannel',
          message: 'Log is the one way to a log: it leaves out secrets.',
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  { files: ['test/**'], rules: { 'max-lines': 'off' } },
  {
    // Files of unit tests share their modules, so that replacing one would reach other files.
    files: ['test/unit/**/*.test.ts'],
    ignores: ['**/*.mocked.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='vi'][callee.property.name=/^(mock|doMock)$/]",
          message: 'A test that replaces modules is called ….mocked.test.ts, and has modules of its own.',
        },
      ],
    },
  },
  { plugins: { kratos: { rules: { 'linear-patterns': linearPatterns }, processors: { patterns: patternsOfJson } } } },
  {
    files: ['src/**/*.ts', 'webview/**/*.ts'],
    rules: { 'kratos/linear-patterns': 'error', 'max-lines': ['error', 250] },
  },
  { files: ['src/config/reference/structure/*.json'], processor: 'kratos/patterns' },
  {
    files: ['src/config/reference/structure/*.json/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      'kratos/linear-patterns': 'error',
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-useless-escape': 'off',
    },
  },
);
