import { expect, it } from 'vitest';
import { readLifetime } from '../../../../src/kratos/identity/lifetime';

it.each(['10m', '1h', '24h', '1h30m', '1.5h', '90s', '1500ms'])('%s is a length of time', (text) => {
  expect(readLifetime(` ${text} `)).toEqual({ kind: 'lifetime', text });
});

it.each([
  ['1w', 'Kratos knows no days and weeks: write 168h.'],
  ['2 days', 'Kratos knows no days and weeks: write 48h.'],
  ['-1h', 'It has to end in the future.'],
  ['0s', 'It has to end in the future.'],
  ['10', 'Write numbers with h, m or s, such as 1h30m.'],
  ['', 'Write numbers with h, m or s, such as 1h30m.'],
  ['tomorrow', 'Write numbers with h, m or s, such as 1h30m.'],
])('%s is none', (text, what) => {
  expect(readLifetime(text)).toEqual({ kind: 'problem', what });
});
