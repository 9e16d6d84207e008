import { createCookieJar } from '../../../../src/kratos/wire/cookies';
import { nextPageToken } from '../../../../src/kratos/wire/pages';
import { findKnownReason, reasonKnowledge } from '../../../../src/kratos/knowledge/reasons';
import { deriveName, isOryNetwork } from '../../../../src/platform/address';
import { decodeBase64 } from '../../../../src/config/document/base64';
import { closest } from '../../../../src/config/document/closest';
import {
  isBarePlaceholder,
  isPlaceholder,
  isTemplate,
  startsWithPlaceholder,
} from '../../../../src/config/document/placeholder';
import { readConfig } from '../../../../src/config/document/readConfig';
import { parseGoUrl } from '../../../../src/config/facts/goUrl';
import { isAllowedReturnUrl } from '../../../../src/config/facts/returnUrls';
import { explainName } from '../../../../src/config/hover/explainName';
import { findVariable } from '../../../../src/config/reference/variables';
import { findCode, findLink } from '../../../../src/kratos/admin/findCode';
import { readInbox } from '../../../../src/kratos/admin/readInbox';
import { normalizeSecret } from '../../../../src/kratos/authenticator/totp';
import { redactText } from '../../../../src/kratos/exchange/redact';
import { buildForm } from '../../../../src/kratos/flow/form/form';
import { readJson } from '../../../../src/kratos/flow/json';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import { readFlowUrl, readLoginUrl, rewriteToConnection } from '../../../../src/kratos/flow/urls';
import { findKnownId } from '../../../../src/kratos/knowledge/find';
import { codeBlock, codeSpan, escapeText } from '../../../../src/kratos/knowledge/markdown';
import { readAddress } from '../../../../src/platform/address';
import { counted, full, type Reading } from '../growth';

const middle = (text: string): number => Math.floor(text.length / 2);

const urls: Reading['worst'] = {
  slashes: full('/', 'http://a', 'x'),
  'slashes at the end': full('/', 'http://a'),
  dots: full('.', 'http://a'),
  'parts of a path': full('/self-service/login', 'http://a'),
};

const allowing = readConfig('selfservice:\n  allowed_return_urls: [http://*.a/self-service]\n');

/** What reads the words, addresses and mails of servers and persons. */
export const textReadings: readonly Reading[] = [
  {
    name: 'finding a variable',
    read: (text) => findVariable(text, middle(text)),
    worst: { letters: full('A_'), signs: full('=') },
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
  { name: 'decoding', read: decodeBase64, worst: { letters: full('YWFh'), signs: full('-_') } },
  {
    name: 'writing Markdown',
    read: (text) => [escapeText(text), codeSpan(text), codeBlock('yaml', text)],
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
  { name: 'reading the address of a flow', read: readFlowUrl, worst: urls },
  { name: 'reading the address of a login', read: readLoginUrl, worst: urls },
  {
    name: 'rewriting to the connection',
    read: (text) => rewriteToConnection(text, 'http://b/'),
    worst: urls,
  },
  {
    name: 'reading the address of a server',
    read: (text) => [readAddress(text), deriveName(text), isOryNetwork(text)],
    worst: urls,
  },
  {
    name: 'explaining the words of a server',
    read: (text) => [findKnownReason(text, middle(text)), reasonKnowledge(text)],
    worst: { blanks: full(' '), beginnings: full('No active session '), parts: full('the ') },
  },
  {
    name: 'reading a token of a page',
    read: (text) => nextPageToken([['Link', text]]),
    worst: { brackets: full('<'), links: full('<a>;'), blanks: full(' ', '<a>;', 'x') },
  },
  {
    name: 'taking a cookie',
    read: (text: string): unknown => {
      const jar = createCookieJar();
      jar.take('http://127.0.0.1/', [['Set-Cookie', text]]);
      return jar;
    },
    worst: { semicolons: full(';', 'a=b'), blanks: full(' ', 'a=', ';'), attributes: full('; path=/', 'a=b') },
  },
  {
    name: 'reading an inbox',
    read: (text) => readInbox(JSON.stringify([{ body: text, subject: text, template_type: text, recipient: text }])),
    worst: { brackets: full(')', 'http://a', 'x'), digits: full('1'), links: full('http://a ') },
  },
  {
    name: 'reading an answer as a flow',
    read: (text: string): unknown => {
      const flow = parseFlow('login', readJson(text));
      return flow.ok && buildForm(flow.value);
    },
    worst: {
      nodes: counted(
        (n) =>
          `{"type":"input","group":"default","attributes":{"name":"traits.a${n}","type":"text","node_type":"input"},"messages":[],"meta":{}},`,
        '{"id":"a","type":"api","expires_at":"2030-01-01T00:00:00Z","issued_at":"2030-01-01T00:00:00Z","request_url":"http://a/","state":"choose_method","ui":{"action":"http://a/","method":"POST","nodes":[',
        '{"type":"input","group":"default","attributes":{"name":"b","type":"text","node_type":"input"},"messages":[],"meta":{}}]}}',
      ),
    },
  },
  {
    name: 'telling placeholders',
    read: (text) => [isPlaceholder(text), isBarePlaceholder(text), startsWithPlaceholder(text), isTemplate(text)],
    worst: Object.fromEntries(['${', '@A', '%', '<a', '{{', '{{ a }}', 'ENC['].map((part) => [part, full(part)])),
  },
  {
    name: 'trying a return URL',
    read: (text) => isAllowedReturnUrl(text, allowing),
    worst: urls,
  },
  {
    name: 'reading a TOTP secret',
    read: normalizeSecret,
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
    worst: {
      tokens: full('eyJ-'),
      attributes: full('name="\t'),
      'encoded signs': full('29-%2525', '%2525'),
      blanks: full(' ', '0 ', 'x'),
    },
  },
];
