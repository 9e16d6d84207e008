import { expect, it } from 'vitest';
import { checkConfig } from '../../../../../src/config/checks/checkConfig';
import { readConfig } from '../../../../../src/config/document/readConfig';
import type { Finding } from '../../../../../src/config/document/finding';
import { judged } from './judged';

/**
 * What a single file cannot tell: whether the environment, or a template, gives what it lacks. Then it is said more
 * softly.
 */
const soft: ReadonlySet<string> = new Set(['no dsn', 'dsn empty', 'env subst']);

const refuses = ({ stops = false }: Finding): boolean => stops;

it.each(['v26.2.0', 'v1.3.1'] as const)('agrees with %s on which configurations it starts with', (version) => {
  const disagreeing = judged
    .filter(({ name }) => !soft.has(name))
    .filter(({ text, [version]: starts }) => {
      const findings = checkConfig(readConfig(text), { version, schemas: [] });
      return findings.some(refuses) === starts;
    });
  expect(disagreeing.map(({ name }) => name)).toEqual([]);
  expect(judged.length).toBeGreaterThan(200);
});

it('has no error, and no warning that it could not start, for what may come from elsewhere', () => {
  for (const { text } of judged.filter(({ name }) => soft.has(name)))
    expect(checkConfig(readConfig(text), { version: 'v26.2.0', schemas: [] })).not.toContainEqual(
      expect.objectContaining({ stops: true, severity: expect.stringMatching(/error|warning/) as unknown }),
    );
});
