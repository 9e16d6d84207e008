import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../src/config/document/readConfig';
import { hintText, inlayHints } from '../../../../src/config/navigation/inlayHints';

/** The text with its hints where they are shown. */
function shown(text: string): string {
  return inlayHints(readConfig(text), 'v26.2.0')
    .toReversed()
    .reduce((done, { offset, words }) => `${done.slice(0, offset)} «${words}»${done.slice(offset)}`, text);
}

describe('grey words', () => {
  it('read durations that are not plain', () => {
    expect(shown('session:\n  lifespan: 720h # long\n  whoami:\n    required_aal: aal1\n')).toBe(
      'session:\n  lifespan: 720h «30 days» # long\n  whoami:\n    required_aal: aal1\n',
    );
  });

  it('name the defaults that decide who gets in, behind the line of their block', () => {
    const text = 'selfservice:\n  flows:\n    settings: # own page\n      ui_url: http://a/\ncookies:\n  domain: a\n';
    expect(shown(text)).toBe(
      text
        .replace('page', 'page «required_aal: highest_available (default)»')
        .replace('cookies:', 'cookies: «same_site: Lax (default)»'),
    );
  });

  it('say a default at the deepest block that is written', () => {
    expect(shown('session:\n  lifespan: 1h\n')).toBe(
      'session: «whoami.required_aal: highest_available»\n  lifespan: 1h\n',
    );
    expect(shown('session:\n  lifespan: 1h\n  whoami:\n    tokenizer: {}\n')).toBe(
      'session:\n  lifespan: 1h\n  whoami: «required_aal: highest_available (default)»\n    tokenizer: {}\n',
    );
  });

  it('say nothing of blocks that are not written, methods that are off, and values that are', () => {
    expect(shown('version: v26.2.0\n')).not.toContain('«');
    expect(shown('selfservice:\n  methods:\n    link:\n      config:\n        base_url: http://a/\n')).not.toContain(
      '«',
    );
    expect(shown('cookies:\n  same_site: None\n')).not.toContain('«');
  });

  it('keep to windows line ends, the last line, JSON and helm', () => {
    expect(shown('cookies:\r\n  domain: a\r\n')).toBe('cookies: «same_site: Lax (default)»\r\n  domain: a\r\n');
    expect(shown('cookies: {domain: a}')).toBe('cookies: {domain: a} «same_site: Lax (default)»');
    expect(shown('{\n  "session": {"lifespan": "48h", "whoami": {"required_aal": "aal1"}}\n}')).toContain(
      '"48h" «2 days»',
    );
    const helm = 'kratos:\n  config:\n    session:\n      lifespan: 48h\n';
    expect(inlayHints(readConfig(helm, ['kratos', 'config']), 'v26.2.0')).toHaveLength(2);
  });

  it('name no default in a file that cannot be read whole', () => {
    expect(shown('cookies:\n  domain: "a\n')).not.toContain('«');
  });

  it('are explained as in the hover', () => {
    const [hint] = inlayHints(readConfig('session:\n  lifespan: 720h\n'), 'v26.2.0').slice(1);
    expect(hint && hintText(hint, 'v26.2.0')).toContain('session.lifespan');
  });
});
