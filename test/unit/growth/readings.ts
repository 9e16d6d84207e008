import { readAalSettings } from '../../../src/config/facts/aalSettings';
import { decodeBase64 } from '../../../src/config/document/base64';
import { checkConfig } from '../../../src/config/checks/checkConfig';
import { closest } from '../../../src/config/document/closest';
import { completeAt } from '../../../src/config/completion/index';
import { recogniseDocument } from '../../../src/config/document/detect/detect';
import { readConfig } from '../../../src/config/document/readConfig';
import { explainConfig } from '../../../src/config/overview/index';
import { explainName } from '../../../src/config/hover/explainName';
import { explainSetting } from '../../../src/config/hover/explainSetting';
import { parseGoUrl } from '../../../src/config/facts/goUrl';
import { checkIdentitySchema } from '../../../src/config/checks/identity/index';
import { anchorAt } from '../../../src/config/navigation/anchors';
import { fileLinks } from '../../../src/config/facts/fileLinks';
import { inlayHints } from '../../../src/config/navigation/inlayHints';
import { nameAt } from '../../../src/config/navigation/names';
import { buildOutline } from '../../../src/config/navigation/outline';
import { outsideRefs, partAt } from '../../../src/config/navigation/schemaParts';
import { findVariable } from '../../../src/config/reference/variables';
import { versionIn } from '../../../src/config/reference/versions';
import { buildForm } from '../../../src/kratos/flow/form/form';
import { readJson } from '../../../src/kratos/flow/json';
import { parseFlow } from '../../../src/kratos/flow/parse';
import { normalizeSecret } from '../../../src/kratos/authenticator/totp';
import { readFlowUrl, rewriteToConnection } from '../../../src/kratos/flow/urls';
import { findCode, findLink } from '../../../src/kratos/admin/findCode';
import { findKnownId } from '../../../src/kratos/knowledge/find';
import { codeBlock, codeSpan, escapeText } from '../../../src/kratos/knowledge/markdown';
import { redactText } from '../../../src/kratos/exchange/redact';
import { readAddress } from '../../../src/platform/address';
import { counted, full, type Reading } from './growth';

/** Longer documents are left alone by all that the editor asks for: `longestConfig`. */
const longest = 250_000;
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
  'comments that are not closed': full('/*\r', '{'),
};
const urls: Reading['worst'] = {
  slashes: full('/', 'http://a', 'x'),
  'slashes at the end': full('/', 'http://a'),
  dots: full('.', 'http://a'),
  'parts of a path': full('/self-service/login', 'http://a'),
};

/** Everything that reads a text of a file, of a server or of a person. What is new here comes with its worst texts. */
export const readings: readonly Reading[] = [
  { name: 'recognising a document', read: (text) => recogniseDocument('a.yml', text), worst: { ...yaml, ...broken } },
  {
    name: 'finding the version',
    read: versionIn,
    worst: { blanks: full(' ', 'version:'), dots: full('1.', 'version: ') },
  },
  {
    name: 'reading a configuration',
    read: (text) => readConfig(text),
    longest,
    keepsAll: true,
    worst: { ...yaml, ...broken },
  },
  {
    name: 'checking a configuration',
    read: (text) => checkConfig(readConfig(text), { version, schemas: [] }),
    longest,
    keepsAll: true,
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
    longest,
    keepsAll: true,
    worst: broken,
  },
  {
    name: 'completing',
    read: (text) => [middle(text), text.length].map((at) => completeAt(text, at, { document: config, version })),
    longest,
    keepsAll: true,
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
    longest,
    keepsAll: true,
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
    longest,
    keepsAll: true,
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
    longest,
    keepsAll: true,
    worst: schema,
  },
  {
    name: 'finding a variable',
    read: (text) => findVariable(text, middle(text)),
    worst: { letters: full('A_'), signs: full('=') },
  },
  {
    name: 'reading an answer as a flow',
    read: (text: string): unknown => {
      const flow = parseFlow('login', readJson(text));
      return flow.ok && buildForm(flow.value);
    },
    keepsAll: true,
    worst: Object.fromEntries(
      [
        '"name":"traits.a#","type":"text"',
        '"name":"a","type":"text","value":"#"',
        '"name":"method","type":"submit","value":"a#"',
        '"name":"method","type":"submit","value":"a"',
      ].map((attributes) => [
        attributes,
        counted(
          (n) =>
            `{"type":"input","group":"default","attributes":{${attributes.replace('#', String(n))}},"messages":[]},`,
          '{"id":"a","type":"api","expires_at":"2030-01-01T00:00:00Z","issued_at":"2030-01-01T00:00:00Z",' +
            '"request_url":"http://a/","ui":{"action":"http://a/","method":"POST","nodes":[',
          '{"type":"input","group":"default","attributes":{"name":"b","type":"text"},"messages":[]}]}}',
        ),
      ]),
    ),
  },
  {
    name: 'finding an id',
    read: (text) => findKnownId(text, middle(text)),
    worst: { digits: full('4'), words: full('a_'), blanks: full(' ') },
  },
  {
    name: 'explaining a name',
    read: explainName,
    worst: { digits: full('4'), brackets: full('[0]'), dots: full('a.'), backticks: full('`') },
  },
  { name: 'the nearest word', read: (text) => closest(text, ['selfservice', 'serve']), worst: { letters: full('s') } },
  { name: 'decoding', read: decodeBase64, keepsAll: true, worst: { letters: full('YWFh'), signs: full('-_') } },
  {
    name: 'writing Markdown',
    read: (text) => [escapeText(text), codeSpan(text), codeBlock('yaml', text)],
    keepsAll: true,
    worst: {
      backticks: full('` '),
      brackets: full('![x]('),
      blanks: full('\n \n'),
      'one run of backticks': full('`'),
      digits: full('1'),
    },
  },
  {
    name: 'reading a URL as Go does',
    read: (text) => parseGoUrl(text),
    worst: { ...urls, colons: full(':', 'http://[', ']') },
  },
  { name: 'reading the address of a flow', read: readFlowUrl, keepsAll: true, worst: urls },
  {
    name: 'rewriting to the connection',
    read: (text) => rewriteToConnection(text, 'http://b/'),
    keepsAll: true,
    worst: urls,
  },
  { name: 'reading the address of a server', read: readAddress, keepsAll: true, worst: urls },
  {
    name: 'reading a TOTP secret',
    read: normalizeSecret,
    keepsAll: true,
    worst: { signs: full('=', 'A', 'A'), blanks: full(' ') },
  },
  {
    name: 'finding the code and the link of a mail',
    read: (text) => [findCode(text), findLink(text)],
    worst: { brackets: full(')', 'http://a', 'x'), digits: full('1'), links: full('http://a ') },
  },
  {
    name: 'masking secrets in text',
    read: (text) => redactText(text, []),
    keepsAll: true,
    worst: {
      tokens: full('eyJ-'),
      attributes: full('name="\t'),
      'encoded signs': full('29-%2525', '%2525'),
      blanks: full(' ', '0 ', 'x'),
    },
  },
];
