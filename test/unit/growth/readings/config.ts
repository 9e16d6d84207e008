import { checkConfig } from '../../../../src/config/checks/checkConfig';
import { checkIdentitySchema } from '../../../../src/config/checks/identity/index';
import { completeAt } from '../../../../src/config/completion/index';
import { recogniseDocument } from '../../../../src/config/document/detect/detect';
import { readConfig } from '../../../../src/config/document/readConfig';
import { readAalSettings } from '../../../../src/config/facts/aalSettings';
import { fileLinks } from '../../../../src/config/facts/fileLinks';
import { explainSetting } from '../../../../src/config/hover/explainSetting';
import { anchorAt } from '../../../../src/config/navigation/anchors';
import { inlayHints } from '../../../../src/config/navigation/inlayHints';
import { nameAt } from '../../../../src/config/navigation/names';
import { buildOutline } from '../../../../src/config/navigation/outline';
import { outsideRefs, partAt } from '../../../../src/config/navigation/schemaParts';
import { explainConfig } from '../../../../src/config/overview/index';
import { versionIn } from '../../../../src/config/reference/versions';
import { counted, full, type Reading } from '../growth';

const version = 'v26.2.0';
const config = { kind: 'config', root: '' } as const;
const middle = (text: string): number => Math.floor(text.length / 2);

const yaml: Reading['worst'] = {
  keys: counted((n) => `key${n}:\n  enabled: true\n`),
  'aliases of one anchor': counted((n) => `a${n}: *x\n`, 'x: &x 1\n'),
  'anchors with an alias each': counted((n) => `a${n}: &x${n} 1\nb${n}: *x${n}\n`),
  'merges of one mapping': counted((n) => `k${n}:\n  <<: *x\n`, 'x: &x {a: 1}\n'),
};
const broken: Reading['worst'] = {
  brackets: full('[', 'a: '),
  dashes: full('- ', 'a: '),
  blanks: full(' ', 'a:', 'b'),
  'blank lines': full('  \n', 'serve:\n'),
  quotes: full('\\"', 'a: "'),
  'a long key': full('z', 'serve:\n  ', ': 1\n'),
  'comments of JSON that are not closed': full('/*\r', '{'),
  'quotes in JSON': full('\\"', '{"a": "'),
  'levels of JSON': full('{"a":'),
  'strings in a line of JSON': full('"a",', '{"a": [', '"b"]}'),
};
const schema: Reading['worst'] = {
  traits: counted(
    (n) => `"t${n}": {"type": "string", "title": "a"},\n`,
    '{"properties": {"traits": {"type": "object", "properties": {',
    '"z": {}}}}}',
  ),
  references: counted(
    (n) => `"t${n}": {"$ref": "#/definitions/a"},\n`,
    '{"definitions": {"a": {}}, "properties": {"traits": {"type": "object", "properties": {',
    '"z": {}}}}}',
  ),
  extensions: counted(
    (n) => `"${n}":{"ory.sh/kratos":{}},`,
    '{"properties": {"traits": {"type": "object", "properties": {',
    '"z": {}}}}}',
  ),
  'comments that are not closed': full('/*\r', '{'),
};
/** What reads configurations and identity schemas. */
export const configReadings: readonly Reading[] = [
  { name: 'recognising YAML', read: (text) => recogniseDocument('a.yml', text), worst: { ...yaml, ...broken } },
  {
    name: 'finding the version',
    read: versionIn,
    worst: { blanks: full(' ', 'version:'), dots: full('1.', 'version: ') },
  },
  {
    name: 'reading a configuration',
    read: (text) => readConfig(text),
    worst: { ...yaml, ...broken },
  },
  {
    name: 'checking a configuration',
    read: (text) => checkConfig(readConfig(text), { version, schemas: [] }),
    worst: {
      keys: counted((n) => `key${n}:\n  enabled: true\n`),
      'closing brackets': full(']', 'a: '),
      'a long key': full('z', 'serve:\n  ', ': 1\n'),
      'origins of a relying party': counted(
        (n) => `            - https://app${n}.example.com\n`,
        'selfservice:\n  methods:\n    webauthn:\n      enabled: true\n      config:\n        rp:\n          id: example.org\n          origins:\n',
      ),
      'comments that switch a rule off': counted((n) => `# kratos-ignore a\nk${n}: 1\n`),
      hooks: counted(
        (n) => `          - hook: web_hook\n            config: {url: "https://x.example.org/${n}", method: POST}\n`,
        'selfservice:\n  flows:\n    login:\n      after:\n        hooks:\n',
      ),
    },
  },
  {
    name: 'explaining a setting',
    read: (text) => [middle(text), text.length - 1].map((at) => explainSetting(text, at, config, version)),
    worst: broken,
  },
  {
    name: 'completing',
    read: (text) => [middle(text), text.length].map((at) => completeAt(text, at, { document: config, version })),
    worst: { keys: counted((n) => `key${n}:\n  enabled: true\n`), ...broken },
  },
  {
    name: 'hints, outline, links and names',
    read: (text: string): unknown => {
      const read = readConfig(text);
      return [
        inlayHints(read, version),
        buildOutline(read),
        fileLinks(read),
        nameAt(read, middle(text)),
        anchorAt(text, middle(text)),
      ];
    },
    worst: yaml,
  },
  {
    name: 'the page about a configuration, and who is asked',
    read: (text: string): unknown => {
      const read = readConfig(text);
      const page = {
        version,
        schemas: [],
        fileName: 'a',
        rulesOff: new Set<string>(),
        lineAddress: () => undefined,
      } as const;
      return [explainConfig(read, page), readAalSettings(read, version)];
    },
    worst: {
      'identity schemas': counted(
        (n) => `    - id: s${n}\n      url: file:///etc/s${n}.json\n`,
        'identity:\n  schemas:\n',
      ),
      'return URLs': counted((n) => `    - https://app${n}.example.org/\n`, 'selfservice:\n  allowed_return_urls:\n'),
    },
  },
  {
    name: 'checking an identity schema, and its parts',
    read: (text: string): unknown => {
      const read = readConfig(text);
      return [checkIdentitySchema(text, { version }), outsideRefs(read), partAt(read, middle(text))];
    },
    worst: schema,
  },
];
