import { describe, expect, it } from 'vitest';
import { describeSuggestion } from '../../../../src/config/completion/documentation';
import { explainSetting } from '../../../../src/config/hover/explainSetting';
import { offered } from './complete';

const config = { kind: 'config', root: '' } as const;
const schema = { kind: 'identity-schema' } as const;

const shown = (marked: string, label: string, document: typeof config | typeof schema = config): string => {
  const found = offered(marked, { document }).find((one) => one.label === label);
  return found ? (describeSuggestion(found, document, 'v26.2.0') ?? '') : 'not offered';
};

describe('what is shown beside a suggestion', () => {
  it('is what the hover says of the same key, value or keyword', () => {
    const text = 'session:\n  whoami:\n    required_aal: aal1\n';
    const hover = (word: string): string | undefined => explainSetting(text, text.indexOf(word) + 1)?.markdown;
    expect(shown('session:\n  whoami:\n    ‸', 'required_aal')).toBe(hover('required_aal'));
    expect(shown('session:\n  whoami:\n    required_aal: ‸', 'aal1')).toBe(hover('aal1'));
    expect(
      shown('{"properties": {"traits": {"properties": {"a": {"ory.sh/kratos": {‸}}}}}}', 'recovery', schema),
    ).toContain('recovery');
  });

  it('is of a block what it does, and what is written', () => {
    const words = shown('selfservice:\n  methods:\n    ‸', 'TOTP: codes of an authenticator app');
    expect(words).toMatch(
      /^A second factor[^]*```yaml\ntotp:\n {2}enabled: true\n {2}config:\n {4}issuer: Example\n```$/,
    );
  });

  it('is nothing where nothing is known', () => {
    expect(shown('identity:\n  default_schema_id: ‸\n  schemas:\n    - id: a\n', 'a')).toBe('');
  });
});
