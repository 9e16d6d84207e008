import { checkChart } from '../../../../src/config/checks/chartChecks';
import { checkVariables } from '../../../../src/config/checks/environment/index';
import { readSuppressions, suppressedNameAt, suppressionBegun } from '../../../../src/config/checks/suppressions';
import { completeAt } from '../../../../src/config/completion/index';
import { readCsv } from '../../../../src/config/document/environment/csv';
import { readVariable } from '../../../../src/config/document/environment/reading';
import { locateByIndentation } from '../../../../src/config/document/indentation';
import { explainSetting } from '../../../../src/config/hover/explainSetting';
import { counted, full, type Reading } from '../growth';

const version = 'v26.2.0';
const environment = { kind: 'environment' } as const;
const middle = (text: string): number => Math.floor(text.length / 2);

/** What reads variables, charts, comments and lines that the parser cannot read. */
export const environmentReadings: readonly Reading[] = [
  {
    name: 'checking variables',
    read: (text) => checkVariables(text, '.env', version),
    worst: {
      lists: counted((n) => `SELFSERVICE_ALLOWED_RETURN_URLS_${n}=https://a.example/*\n`),
      'the same again': full('SELFSERVICE_FLOWS_LOGIN_LIFESPAN=1x\n'),
      names: full('A_'),
      blanks: full(' ', 'A=b', '#'),
    },
  },
  {
    name: 'checking the variables of YAML',
    read: (text) => checkVariables(text, 'compose.yml', version),
    worst: {
      services: counted(
        (n) => `  a${n}:\n    environment:\n      - SELFSERVICE_FLOWS_LOGIN_LIFESPAN=1x\n`,
        'services:\n',
      ),
      variables: counted((n) => `      COURIER_A_${n}: x\n`, 'services:\n  a:\n    environment:\n'),
      'shared variables': (size) =>
        `x: &x\n${counted((n) => `  COURIER_A_${n}: x\n`)(size / 2)}${counted(
          (n) => `  a${n}:\n    environment:\n      <<: *x\n      SESSION_LIFESPAN: 1h\n`,
          'services:\n',
        )(size / 2)}`,
    },
  },
  {
    name: 'explaining and completing variables',
    read: (text) => [
      explainSetting(text, middle(text), environment, version),
      completeAt(text, middle(text), { document: environment, version }),
    ],
    worst: { assignments: full('SESSION_LIFESPAN=1h\n'), letters: full('A_'), signs: full('=') },
  },
  {
    name: 'reading the value of a variable',
    read: (text) => [
      readCsv(text),
      ...['selfservice.allowed_return_urls', 'serve.public.port', 'dev', 'session.whoami'].map((path) =>
        readVariable(path, text),
      ),
    ],
    worst: {
      commas: full(','),
      quotes: full('"'),
      zeros: full('0'),
      brackets: full('['),
      newlines: full('\n', '', 'a'),
    },
  },
  {
    name: 'checking a chart',
    read: (text) => checkChart(text, 'kratos.config.'),
    worst: { keys: counted((n) => `  k${n}:\n    a: 1\n`, 'kratos:\n  config: {}\n  identity:\n') },
  },
  {
    name: 'finding a key by its indentation',
    read: (text) => locateByIndentation(text, text.length - 1),
    worst: {
      blanks: full(' ', 'a:', 'b'),
      'blank lines': full('  \n', 'serve:\n'),
      dashes: full('- '),
      quotes: full('"'),
      'many lines': full('a: b\n'),
    },
  },
  {
    name: 'finding comments that switch rules off',
    read: (text) => [
      readSuppressions(text)('a', middle(text)),
      suppressedNameAt(text, middle(text)),
      suppressionBegun(text, text.length),
    ],
    worst: {
      comments: full('# kratos-ignore a\n'),
      'a long comment': full('a ', '# kratos-ignore '),
      dashes: full('-', '# kratos-ignore '),
      signs: full('# '),
    },
  },
];
