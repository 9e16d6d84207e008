import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainSetting } from '../../../../../../src/config/hover/explainSetting';
import { keyKnowledge } from '../../../../../../src/config/reference/keyKnowledge';
import { locate } from '../../../../../../src/config/document/locate';
import type { Located } from '../../../../../../src/config/document/located';

/** What is located at the mark `|` of a text. */
function at(marked: string): Located | undefined {
  const offset = marked.indexOf('|');
  return locate(marked.replace('|', ''), offset);
}

const whoami = 'session.whoami.required_aal';
const settings = 'selfservice.flows.settings.required_aal';

describe('a place in a configuration', () => {
  it.each([
    ['block YAML', 'session:\n  whoami:\n    requi|red_aal: aal1\n', whoami, 'key'],
    ['block YAML, value', 'session:\n  whoami:\n    required_aal: aa|l1\n', whoami, 'value'],
    ['right behind the value', 'session:\n  whoami:\n    required_aal: aal1|\n', whoami, 'value'],
    ['quoted YAML', 'session:\n  whoami:\n    "requi|red_aal": "aal1"\n', whoami, 'key'],
    ['flow YAML', 'session: {whoami: {required_aal: highest_ava|ilable}}\n', whoami, 'value'],
    [
      'comments between',
      'session: # s\n  # whoami\n  whoami:\n\n    required_aal: highest_ava|ilable # all\n',
      whoami,
      'value',
    ],
    ['windows line ends', 'session:\r\n  whoami:\r\n    requi|red_aal: aal1\r\n', whoami, 'key'],
    [
      'settings',
      'selfservice:\n  flows:\n    settings:\n      lifespan: 1h\n      requi|red_aal: aal1\n',
      settings,
      'key',
    ],
    ['JSON', '{\n\t"selfservice": {"flows": {"settings": {"required_aal": "aa|l2"}}}\n}', settings, 'value'],
    [
      'JSON with comments',
      '// kratos\n{ /* s */ "session": { "whoami": { // "x":\n "requi|red_aal": "aal1" } } }',
      whoami,
      'key',
    ],
    ['the second document', 'a: 1\n---\nsession:\n  whoami:\n    requi|red_aal: aal1\n', whoami, 'key'],
    ['below a list', 'identity:\n  schemas:\n    - id: a\n      u|rl: b\n', 'identity.schemas[].url', 'key'],
  ] as const)('is found in %s', (_, marked, path, role) => {
    expect(at(marked)).toMatchObject({ path, role });
  });

  it.each([
    [
      'an open quote further down',
      'session:\n  whoami:\n    requi|red_aal: aal1\nserve:\n  public:\n    base_url: "http://x\n',
      whoami,
      'key',
    ],
    ['an open quote above', 'dsn: "memory\nsession:\n  whoami:\n    requi|red_aal: aal1\n', whoami, 'key'],
    ['tabs', 'session:\n\twhoami:\n\t\trequired_aal: aa|l1\n', whoami, 'value'],
    ['a line of nonsense', 'session:\n  whoami:\n    ]]] what\n    requi|red_aal: aal1\n', whoami, 'key'],
    ['a missing colon', 'session:\n  whoami:\n    tokenizer\n    required_aal: aa|l1\n', whoami, 'value'],
    ['cut-off JSON', '{\n  "session": {\n    "whoami": {\n      "required_aal": "aa|l1"', whoami, 'value'],
    [
      'a missing comma',
      '{\n  "session": {\n    "lifespan": "1h"\n    "whoami": {\n      "requi|red_aal": "aal1"\n    }\n  }\n}',
      whoami,
      'key',
    ],
    ['a broken list', 'x: [\nidentity:\n  schemas:\n  - id: a\n    u|rl: b\n', 'identity.schemas[].url', 'key'],
  ] as const)('is found in spite of %s', (_, marked, path, role) => {
    expect(at(marked)).toMatchObject({ path, role });
  });

  it('is not found in comments, in blanks and beyond the end', () => {
    expect(at('session:\n  # requi|red_aal: aal1\n')).toBeUndefined();
    expect(at('session:\n  whoami: \n |\n')).toBeUndefined();
    expect(locate('', 5)).toBeUndefined();
    expect(at('| \n')).toBeUndefined();
  });

  it('never fails and speaks only of what it covers', () => {
    const piece = fc.constantFrom(
      'session:',
      'whoami:',
      'required_aal',
      ': ',
      'aal1',
      '\n',
      '  ',
      '\t',
      '- ',
      '{',
      '}',
      '"',
      "'",
      '&a ',
      '*a',
      '#',
      '[',
      ']',
      ',',
      '|',
      '---\n',
      '!!x ',
      '%',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(120), (parts, offset) => {
        const found = locate(parts.join(''), offset);
        if (!found) return;
        expect(found.start).toBeLessThanOrEqual(offset);
        expect(found.end).toBeGreaterThanOrEqual(offset);
        expect(found.path).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('required_aal', () => {
  it.each([whoami, settings])('%s tells of both places, of its values and that aal2 is refused', (path) => {
    const knowledge = keyKnowledge(path, 'key');
    const text = JSON.stringify(knowledge);
    for (const word of [whoami, settings, '`aal1`', '`highest_available`', '`aal2` is refused'])
      expect(text).toContain(word);
    expect(knowledge?.facts).toContainEqual({ label: 'Default', text: '`highest_available`' });
  });

  it.each([whoami, settings])('%s tells what each value does to whom', (path) => {
    for (const value of ['aal1', 'highest_available']) {
      const labels = keyKnowledge(path, 'value', value)?.facts.map((fact) => fact.label);
      expect(labels).toEqual(expect.arrayContaining(['With a second factor', 'Without a second factor', 'Places']));
    }
    const versions = keyKnowledge(path, 'value', 'highest_available')?.facts.filter((fact) =>
      /v1\.3\.1|v25\.4\.0/.test(fact.label),
    );
    expect(versions).toHaveLength(2);
  });

  it('differs by place', () => {
    for (const value of ['aal1', 'highest_available']) {
      expect(keyKnowledge(whoami, 'value', value)?.meaning).not.toBe(keyKnowledge(settings, 'value', value)?.meaning);
    }
  });

  it('refuses every other value', () => {
    expect(keyKnowledge(whoami, 'value', 'aal2')).toMatchObject({ tone: 'error', title: `${whoami}: refused` });
    expect(keyKnowledge(whoami, 'value', 'aal3')?.meaning).toMatch(/^Kratos does not start with it/);
    expect(keyKnowledge(whoami, 'value', 'constructor')?.tone).toBe('error');
  });

  it('says nothing of keys that do not exist', () => {
    for (const path of [
      'selfservice.flows.login.required_aal',
      'required_aal',
      '',
      'constructor',
      'session.constructor',
    ]) {
      expect(keyKnowledge(path, 'key')).toBeUndefined();
    }
  });

  it('becomes Markdown with the range it speaks of', () => {
    const text = 'session:\n  whoami:\n    required_aal: aal2\n';
    const hover = explainSetting(text, text.indexOf('aal2') + 1);
    expect(text.slice(hover?.start, hover?.end)).toBe('aal2');
    expect(hover?.markdown).toContain('**`aal2`** · error — session.whoami.required\\_aal: refused');
    expect(explainSetting(`nothing${text.slice(7)}`, text.indexOf('whoami'))).toBeUndefined();
  });
});
