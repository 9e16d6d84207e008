import { execFileSync } from 'node:child_process';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../../src/kratos/exchange/types';
import { formats } from '../../../../src/kratos/export/formats';
import { readRecord } from '../../../../src/kratos/record/fold';
import { buildRecipe } from '../../../../src/kratos/recipe/recipe';
import type { Recipe } from '../../../../src/kratos/recipe/types';

const id = 'b1c6a4f0-7d0a-4c56-9f53-1d7f1a2b3c4d';
const base = 'http://127.0.0.1:4433/self-service/registration';

function asked(at: number, method: string, url: string, sent: object | undefined, answer: object): Exchange {
  const headers = [['content-type', 'application/json']] as const;
  const body = sent && { body: JSON.stringify(sent) };
  return {
    ...{ id: `exchange-${String(at)}`, source: 'imported', startedAt: at, durationMs: 1 },
    request: { method, url, headers, ...body },
    response: { status: 200, statusText: 'OK', httpVersion: '1.1', headers, body: JSON.stringify(answer), size: 0 },
  };
}

/** The registration of a native client that sends this. */
function registration(sent: object, method = 'POST'): Recipe {
  const flow = { id, type: 'api', request_url: `${base}/api`, ui: { action: `${base}?flow=${id}`, nodes: [] } };
  const record = readRecord(
    [
      asked(0, 'GET', `${base}/api`, undefined, flow),
      asked(1, method, `${base}?flow=${id}`, sent, { session_token: 'token' }),
    ],
    { id },
  );
  return buildRecipe(record ? [record] : []);
}

describe('exports of what nobody would name so', () => {
  it.each(['case', 'await', 'answer', 'send', 'options', 'frontend', 'http', 'eval', 'input.value'])(
    'a trait called %s is a program all the same',
    (name) => {
      const recipe = registration({ method: 'password', traits: { [name]: 'x' }, password: 'y' });
      for (const format of Object.values(formats).filter(({ language }) => language.endsWith('script')))
        if (format !== formats.curl)
          expect(() => transformSync(format.write(recipe, []), { loader: 'ts', format: 'esm' })).not.toThrow();
    },
  );

  it('keeps apart what is one name in some languages, and what the environment has', () => {
    const names = ({ variables }: Recipe): readonly string[] => variables.map(({ name }) => name).slice(1);
    expect(names(registration({ traits: { phone1: 'x', phone_1: 'y' } }))).toEqual(['phone1', 'phone_1_2']);
    expect(names(registration({ traits: { username: 'x', groups: 'y' } }))).toEqual(['username_2', 'groups_2']);
  });

  it('writes addresses in Markdown as they are, and takes none of them for markup', () => {
    const recipe = registration({ method: 'password', traits: { email: 'a_*b*@example.com' }, password: 'y' });
    const text = formats.markdown.write({ ...recipe, title: 'Login of a@example.com: <b>' }, []);
    expect(text).toMatch(/^# Login of a@example.com: \\<b\\>$/m);
    expect(text).not.toMatch(/&#|\\[@:]/);
  });

  it('leaves out a request with a method that Kratos does not know', () => {
    expect(registration({ method: 'password' }, "GET'; run(); '").steps).toHaveLength(1);
    expect(registration({ method: 'password' }).steps).toHaveLength(2);
  });

  it('fills in nothing, and begins no directive, where a field is called so', () => {
    const recipe = registration({ '{{one}}': 1, inner: { '{{two}}': '{{{three}}}' }, '%%{four}%%': 4 });
    expect(formats.httpyac.write(recipe, [])).not.toMatch(/\{\{(?:one|two|three)/);
    expect(formats.bruno.write(recipe, [])).not.toMatch(/\{\{(?:one|two|three)/);
    expect(formats.mermaid.write(recipe, [])).not.toContain('%%{');
  });

  it('has no sign in a comment that turns the text around', () => {
    const recipe = { ...registration({}), title: 'a\u202Eb\u2066c' };
    expect(formats['fetch-node'].write(recipe, [])).toMatch(/^\/\/ a b c,/m);
  });
});

it.skipIf(process.platform === 'win32').each([
  ["o'hara@example.org", /^o'hara\+\d+-\d+@example\.org$/],
  ['a}b@example.org', /^a\}b\+\d+-\d+@example\.org$/],
  ['"a\'$HOME`id`', /^"a'\$HOME`id`$/],
  ['two words }', /^two words \}$/],
])('a shell script takes %s as it is, and another value where one is given', (email, wanted) => {
  const script = formats.curl.write(registration({ traits: { email } }), []);
  const line = script.split('\n').find((one) => one.includes('EMAIL')) ?? '';
  const run = (given: Record<string, string>): string =>
    execFileSync('bash', ['-c', `${line}\nprintf %s "$EMAIL"`], {
      env: { PATH: process.env.PATH, ...given },
    }).toString();
  expect(run({})).toMatch(wanted);
  expect(run({ EMAIL: "it's }" })).toBe("it's }");
});
