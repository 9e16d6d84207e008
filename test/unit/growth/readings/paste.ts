import { recognise } from '../../../../src/kratos/paste/recognise';
import { counted, full, type Reading } from '../growth';

const session = (count: number): string =>
  `{"id":"s${String(count)}","active":true,"expires_at":"2030-01-01T00:00:00Z","authentication_methods":[]}`;

/** What somebody has in the clipboard may be anything. */
export const pasteReadings: readonly Reading[] = [
  {
    name: 'what a pasted text is',
    read: recognise,
    worst: {
      'a long list': counted((count) => `${session(count)},`, '[', '{}]'),
      'a list that is cut off': counted((count) => `${session(count)},`, '['),
      'a quoted list': counted((count) => `> ${session(count)},\n`, '> [\n', '> {}]'),
      'lines of a log': full('time=2026 level=info msg="completed handling request" x={y}\n'),
      'links of a chat': full('<https://a.example|x> '),
      'open brackets': full('{ ['),
      'quotation marks': full('“a”: '),
      words: full('why does it not work '),
    },
  },
];
