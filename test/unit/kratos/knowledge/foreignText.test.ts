import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeBlock, codeSpan, escapeText } from '../../../../src/kratos/knowledge/markdown';
import { renderers, shownBy, tagsBy } from './renderers';
import { markups } from './markups';

/** As it is to be read: in one line, with a mark where a character would be invisible or turn others around. */
function plain(text: string): string {
  return text
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '\ufffd');
}

describe.each(renderers)('$name', ({ render }) => {
  it.each(markups)('shows %s as text', (_, text) => {
    expect(shownBy(render, escapeText(text))).toBe(plain(text).trim());
    expect(shownBy(render, `*a:* ${escapeText(text)} b`)).toBe(`a: ${plain(text)} b`.replace(/ +/g, ' '));
    expect(tagsBy(render, `a ${escapeText(text)} b`)).toEqual(['p']);
  });

  it.each(markups)('shows %s as code', (_, text) => {
    expect(shownBy(render, `a ${codeSpan(text)} b`)).toContain(plain(text).trim());
    expect(tagsBy(render, `a ${codeSpan(text)} b`)).toEqual(['code', 'p']);
    expect(tagsBy(render, `**${codeSpan(text)}** — b`)).toEqual(['code', 'p', 'strong']);
  });

  it.each(markups)('shows %s as a block of code', (_, text) => {
    expect(tagsBy(render, `a\n\n${codeBlock('yaml', text)}\n\nb`)).toEqual(['code', 'p', 'pre']);
  });

  it('shows whatever is put together of them as text', () => {
    const pieces = fc.oneof(fc.constantFrom(...markups.map(([, text]) => text)), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.join('');
        expect(tagsBy(render, `a ${escapeText(text)} b`)).toEqual(['p']);
        expect(tagsBy(render, `a ${codeSpan(text)} b`)).toEqual(['code', 'p']);
        expect(tagsBy(render, `a\n\n${codeBlock('json', text)}`)).toEqual(['code', 'p', 'pre']);
      }),
      { numRuns: 500 },
    );
  });
});
