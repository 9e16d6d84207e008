import { expect, it } from 'vitest';
import { recogniseHead } from '../../../../../src/config/document/detect/heads';

const others = 'rules:\n' + '  - port: 4455\n'.repeat(1_000);
const late = `${others}kratos:\n  config:\n    selfservice:\n      default_browser_return_url: http://127.0.0.1/\n`;

/** What is found, and how much of the text was asked for. */
function look(name: string, text: string, isYaml = true): unknown {
  const asked: number[] = [];
  const first = (length: number): string => {
    asked.push(length);
    return text.slice(0, length);
  };
  return { found: recogniseHead(name, isYaml, first), asked };
}

it('reads no further than the first characters of most files', () => {
  expect(look('kratos.yml', 'dsn: memory\n')).toEqual({ found: { kind: 'config', root: '' }, asked: [8_000] });
  expect(look('other.json', '[1, 2]'.repeat(10_000), false)).toEqual({ found: undefined, asked: [8_000] });
});

it('looks further for a key that nobody else has', () => {
  expect(look('values.yaml', late)).toEqual({
    found: { kind: 'config', root: 'kratos.config.' },
    asked: [8_000, 100_000],
  });
  expect(look('values.yaml', `${others}# no word of selfservice here\n`)).toEqual({
    found: undefined,
    asked: [8_000, 100_000],
  });
});
