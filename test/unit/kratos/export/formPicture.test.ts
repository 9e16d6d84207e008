import { expect, it } from 'vitest';
import { formPicture } from '../../../../src/kratos/export/formPicture';
import { buildForm } from '../../../../src/kratos/flow/form/form';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import { formats } from '../../../../src/kratos/export/formats';
import { buildRecipe } from '../../../../src/kratos/recipe/recipe';
import { recordedRun } from '../recipe/recordedRuns';
import { recorded, scenarios } from '../../../kit/replay';

type Json = Readonly<Record<string, unknown>>;

const node = (attributes: Json, group = 'default', label?: string, messages: readonly Json[] = []): Json => ({
  type: 'input',
  group,
  attributes: { node_type: 'input', type: 'text', ...attributes },
  messages,
  meta: label === undefined ? {} : { label: { id: 1, text: label, type: 'info' } },
});

function picture(nodes: readonly Json[], messages: readonly Json[] = []): readonly string[] {
  const flow = { id: 'a', type: 'browser', ui: { action: 'http://kratos/self-service/login?flow=a', nodes, messages } };
  const parsed = parseFlow('login', flow);
  if (!parsed.ok) throw new Error(parsed.problem);
  return formPicture(buildForm(parsed.value));
}

it('shows messages, fields and buttons in their order, without what stands in a field', () => {
  const lines = picture(
    [
      node({ name: 'csrf_token', type: 'hidden', value: 'token' }),
      node({ name: 'identifier', value: 'alice@example.com', required: true }, 'default', 'E-mail'),
      node({ name: 'password', type: 'password', required: true }, 'password', 'Password'),
      node({ name: 'method', type: 'submit', value: 'password' }, 'password', 'Sign in'),
    ],
    [{ id: 4000006, text: 'The provided credentials are invalid.', type: 'error' }],
  );
  expect(lines.join('\n')).toBe(
    [
      '                ✗ The provided credentials are invalid.',
      '',
      '    E-mail *    [________________________]',
      '',
      '    Password *  [________________________]',
      '                ( Sign in )',
    ].join('\n'),
  );
});

it('keeps what a server writes in its line, and away from the fence of a block of code', () => {
  const lines = picture([node({ name: 'a' }, 'default', '```\n# head')]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^ {4}```/);
});

it.each(['v1.3.1', 'v26.2.0'])('draws every recorded form of %s, and no value of it', (version) => {
  let drawn = 0;
  for (const scenario of scenarios(version))
    for (const { response } of recorded(version, scenario)) {
      const parsed = parseFlow('login', response?.body);
      if (!parsed.ok) continue;
      const lines = formPicture(buildForm(parsed.value));
      // Messages are the server's own words.
      const text = lines.filter((line) => !/^ *[✗✓ℹ]/u.test(line)).join('\n');
      for (const one of parsed.value.nodes)
        if (one.type === 'input' && one.inputType !== 'submit' && String(one.value ?? '').length > 8)
          expect(text).not.toContain(String(one.value));
      drawn += 1;
    }
  expect(drawn).toBeGreaterThan(100);
});

it('stands in Markdown at each step that shows one', () => {
  const records = recordedRun('v26.2.0', 'login-password-spa');
  const exchanges = records.flatMap((record) => record.exchanges);
  const text = formats.markdown.write(buildRecipe(records), exchanges);
  expect(text.match(/^The form that is shown then:$/gm)?.length).toBeGreaterThan(0);
  expect(text).toMatch(/^```text\n {4}/m);
});
