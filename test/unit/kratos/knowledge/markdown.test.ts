import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderExplanation } from '../../../../src/kratos/knowledge/explain';
import { knownErrorIds, knownMessageIds } from '../../../../src/kratos/knowledge/ids';
import { codeSpan, escapeText, renderMarkdown } from '../../../../src/kratos/knowledge/markdown';

describe('an explanation as Markdown', () => {
  it('has a headline, the meaning, causes, next steps and the facts, in this order', () => {
    const text = renderMarkdown({
      kind: 'message',
      name: '4000006',
      title: 'Wrong <b>password</b>',
      tone: 'error',
      facts: [
        { label: 'Type', text: 'error' },
        { label: 'Sent by', text: 'login · password' },
        { label: 'Since', text: 'v1' },
        { label: 'Context', text: '`a_b` '.repeat(20) },
      ],
      meaning: 'It *is* `wrong_here`.',
      causes: ['One.', 'Two.'],
      next: ['Try again.'],
    });
    expect(text).toBe(
      [
        '**`4000006`** · error — Wrong \\<b\\>password\\</b\\>',
        '*Sent by:* login · password — *Since:* v1',
        'It \\*is\\* `wrong_here`.',
        '**Why**',
        '- One.\n- Two.',
        '**What to do**',
        '1. Try again.',
        `*Context:* ${'`a_b` '.repeat(20)}`,
      ].join('\n\n'),
    );
  });

  it('tells of a setting what it does before what to do', () => {
    expect(
      renderMarkdown({
        kind: 'value',
        name: 'aal1',
        title: 'one',
        facts: [
          { label: 'With', text: 'much' },
          { label: 'Without', text: 'nothing' },
        ],
        meaning: 'It means.',
        next: ['Choose.'],
      }),
    ).toBe('**`aal1`** — one\n\nIt means.\n\n- *With:* much\n- *Without:* nothing\n\n**What to do**\n\n1. Choose.');
  });

  it.each([...knownMessageIds().map(String), ...knownErrorIds()])('is well shaped for %s', (name) => {
    const text = renderExplanation(name);
    expect(text.startsWith(`**\`${name}\`**`)).toBe(true);
    expect(text).not.toMatch(/undefined|null|\n{3}|\*\*\s*\n\n\s*$/);
    expect(text.split('`').length % 2, 'backticks come in pairs').toBe(1);
    expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/(?<!\\)[<>]/);
  });

  it('says of an unknown name that it is unknown', () => {
    expect(renderExplanation(1999999)).toContain('not a message id');
    expect(renderExplanation(' some_error ')).toContain('**`some_error`** is not an error id');
  });

  it('lets no text break out of its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeText(text).replace(/\\./gsu, '')).not.toMatch(/[`*_<>[\]|\n]/);
        const fence = /^`+/.exec(codeSpan(text.replace(/\s+/g, ' ')))?.[0] ?? '';
        expect(fence).not.toBe('');
      }),
    );
  });
});
