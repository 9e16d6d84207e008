import { findFormat, readImported, type ImportFormat } from '../../../../src/kratos/import/format';
import { readChannelPost } from '../../../../src/kratos/listeners/channelMessage';
import { readHookAnswers } from '../../../../src/kratos/listeners/hookAnswer';
import { counted, full, type Reading } from '../growth';

const request = 'https://kratos.example.com/self-service/login/flows?id=';

/** Commands and files as other tools write them, and what is left of them when somebody cuts or quotes them. */
const worst: Readonly<Record<Exclude<ImportFormat, 'har'>, Reading['worst']>> = {
  curl: {
    commands: counted((n) => `curl '${request}${n}' -H 'accept: application/json' --data-raw '{"a":${n}}'\n`),
    'commands for cmd': counted((n) => `curl ^"${request}${n}^" ^\n  -H ^"accept: application/json^" &\n`),
    'commands of PowerShell': counted((n) => `Invoke-WebRequest -UseBasicParsing -Uri "${request}${n}";\n`),
    'headers of one command': counted((n) => ` -H 'x-${n}: a'`, `curl '${request}1'`),
    'lines that go on': full(' \\\n', `curl '${request}1'`),
    'an open quotation': full(`a\\'`, `curl '`),
    'open quotations of ANSI': full(`\\u0041\\x4`, `curl $'`),
    carets: full('^', 'curl '),
    backticks: full('`', 'Invoke-WebRequest -Uri "'),
    'variables of PowerShell': counted((n) => `$session.Cookies.Add((New-Object System.Net.Cookie("a${n}", "b")))\n`),
    'printed answers': full('< HTTP/1.1 200 OK\n< content-type: application/json\n< \n{}\n', `curl -v '${request}1'\n`),
    'printed headers': counted((n) => `< x-${n}: a\n`, `curl -v '${request}1'\n< HTTP/1.1 200 OK\n`),
    'a long cookie': counted((n) => `a${n}=b; `, `curl '${request}1' -b '`, `'`),
  },
  fetch: {
    calls: counted((n) => `fetch("${request}${n}", {"method": "GET"});\n`),
    headers: counted((n) => `"x-${n}": "a",\n`, `fetch("${request}1", {"headers": {`, `}});`),
    'open brackets': full('[', `fetch("${request}1", {"a": `),
    'texts put together': full(` + "a"`, `fetch("${request}1"`, ');'),
    'variables before': counted((n) => `const a${n} = "b";\n`, '', `fetch("${request}1");`),
  },
  http: {
    requests: counted((n) => `### ${n}\nGET ${request}${n}\naccept: application/json\n\n`),
    variables: counted((n) => `@a${n} = b\n`, '', `\nGET {{a1}}/self-service/login/api\n`),
    'variables in one line': full('{{a}}', '@a = b\nGET http://h/self-service/login/api?x='),
    'open variables': full('{{', 'GET http://h/self-service/login/api?x='),
    'blank lines': full('\n', `GET ${request}1\n`),
    'lines of a query': full('\n  &a=b', `GET ${request}1`),
  },
};

/** What reads recorded requests, and what programs send to this editor. */
export const importReadings: readonly Reading[] = [
  ...Object.entries(worst).map(([format, texts]): Reading => ({
    name: `importing ${format}`,
    read: (text) => [findFormat(text), readImported(text, format as keyof typeof worst)],
    worst: texts,
  })),
  {
    name: 'importing a HAR',
    read: (text) => [findFormat(text), readImported(text, 'har')],
    worst: {
      entries: counted(
        (n) =>
          `{"request":{"method":"GET","url":"${request}${n}","headers":[]},"response":{"status":200,"headers":[]}},`,
        '{"log":{"entries":[',
        '{}]}}',
      ),
      'other entries': full(
        '{"request":{"method":"GET","url":"https://a.example.com/"}},',
        '{"log":{"entries":[',
        '{}]}}',
      ),
      'a cut list': full('{"request":{"method":"GET"}},', '{"log":{"entries":['),
      'headers of one entry': counted(
        (n) => `{"name":"x-${n}","value":"a"},`,
        `{"log":{"entries":[{"request":{"method":"GET","url":"${request}1","headers":[`,
        '{}]}}]}}',
      ),
    },
  },
  {
    name: 'what programs send to this editor',
    read: (text) => [readChannelPost(text, 0), readHookAnswers(text)],
    worst: {
      'a long body': full('a', '{"body":"', '"}'),
      'answers by path': counted((n) => `"/a${n}":{"status":200},`, '{', '"/":{"status":200}}'),
      'open brackets': full('{"a":'),
    },
  },
];
