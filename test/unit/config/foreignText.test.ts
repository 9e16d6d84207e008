import { describe, expect, it } from 'vitest';
import { completeAt } from '../../../src/config/completion/index';
import { describeSuggestion } from '../../../src/config/completion/documentation';
import { readConfig } from '../../../src/config/document/readConfig';
import { schemaPath } from '../../../src/config/reference/path';
import { explainConfig } from '../../../src/config/overview/index';
import { explainName } from '../../../src/config/hover/explainName';
import { explainSetting } from '../../../src/config/hover/explainSetting';
import { writeExplanation } from '../../../src/config/pages/explanation';
import { keyKnowledge } from '../../../src/config/reference/keyKnowledge';
import { hintText, inlayHints } from '../../../src/config/navigation/inlayHints';
import { knownPaths, findStructure } from '../../../src/config/reference/structure';
import { renderMarkdown } from '../../../src/kratos/knowledge/markdown';
import { pageLinks } from '../../../src/views/documents/pageLinks';
import { tooltipText } from '../../../src/views/trees/shared/tooltipText';
import { markups } from '../kratos/knowledge/markups';
import { renderers, tagsBy } from '../kratos/knowledge/renderers';

const elements = ['code', 'em', 'h1', 'h2', 'li', 'ol', 'p', 'pre', 'strong', 'ul'];

/** Says of each renderer which elements it makes that are none of ours: pictures, links, HTML. */
function foreign(markdown: string): readonly string[] {
  return renderers.flatMap(({ render }) => tagsBy(render, markdown).filter((tag) => !elements.includes(tag)));
}

/** A configuration in which every text, and every name that is free to choose, is the one given. */
function filledWith(text: string): string {
  const whole: Record<string, unknown> = {};
  for (const path of knownPaths) {
    const { type } = findStructure(path)?.structure ?? {};
    if (type === 'object' || type === 'array' || type === 'boolean') continue;
    const names = path
      .split('.')
      .flatMap((name) => [
        name === '*' ? text : name.replaceAll('[]', ''),
        ...(name.match(/\[\]/g) ?? []).map(() => 0),
      ]);
    put(whole, names, text);
  }
  for (const method of ['password', 'code', 'link', 'webauthn', 'passkey', 'oidc', 'totp', 'saml'])
    put(whole, ['selfservice', 'methods', method, 'enabled'], true);
  return JSON.stringify(whole, null, 1);
}

function put(into: Record<string, unknown>, [name = '', ...rest]: readonly (string | number)[], value: unknown): void {
  if (rest.length === 0) into[name] ??= value;
  else if (typeof into[name] === 'object' || into[name] === undefined)
    put((into[name] ??= rest[0] === 0 ? [] : {}) as Record<string, unknown>, rest, value);
}

/** Each by itself is tried where text is escaped; here it is whether all that is said goes that way. */
const all = markups.map(([, text]) => text).join('\n\n');
const texts = ['a\n\n![x](https://host.invalid/p.png)\n\nb', '`<img src="https://host.invalid/p.png">`', all];

describe.each(texts)('a file full of %j', (text) => {
  const config = readConfig(filledWith(text));

  it('is text in the explanation of every key and value', () => {
    const said = config.entries.flatMap(({ path, value }) => {
      const knowledge = [
        keyKnowledge(schemaPath(path), 'key'),
        typeof value === 'string' ? keyKnowledge(schemaPath(path), 'value', value) : undefined,
      ];
      return knowledge.flatMap((known) => (known ? [renderMarkdown(known)] : []));
    });
    expect(said.length).toBeGreaterThan(1_000);
    expect(said.flatMap(foreign)).toEqual([]);
  });

  it('is text in the hover of a value that is one of few', () => {
    const file = `selfservice:\n  flows:\n    settings:\n      required_aal: ${JSON.stringify(text)}\n`;
    const hover = explainSetting(file, file.indexOf('"') + 2);
    expect(hover?.path).toBe('selfservice.flows.settings.required_aal');
    expect(foreign(hover?.markdown ?? '')).toEqual([]);
  });

  it('is text in what is said of its hints and in the page about it', () => {
    const hints = inlayHints(config, 'v26.2.0').map((hint) => hintText(hint, 'v26.2.0') ?? '');
    const traits = { properties: { traits: { properties: { [text]: {} } } } };
    const page = explainConfig(config, {
      version: 'v26.2.0',
      schemas: [{ id: text, url: text, text: JSON.stringify(traits) }],
      fileName: `${text}.yml`,
      rulesOff: new Set(),
      lineAddress: () => undefined,
    });
    expect([...hints, page].flatMap(foreign)).toEqual([]);
  });

  it('is text beside what is offered', () => {
    const document = { kind: 'config', root: '' } as const;
    const files = [`${text}.json`];
    const before = [
      `selfservice:\n  flows:\n    login:\n      ui_url: ${JSON.stringify(text)}\n\n`,
      `identity:\n  schemas:\n    - id: ${JSON.stringify(text)}\n      url: file://a\n  default_schema_id: `,
      'identity:\n  schemas:\n    - id: a\n      url: ',
    ];
    const said = before.flatMap((typed) =>
      completeAt(typed, typed.length, { document, version: 'v26.2.0', files }).map(
        (suggestion) => describeSuggestion(suggestion, document, 'v26.2.0') ?? '',
      ),
    );
    expect(said.length).toBeGreaterThan(3);
    expect(said.flatMap(foreign)).toEqual([]);
  });
});

it.each(markups)('%s as the name that is asked for, and in a tooltip, is text', (_, text) => {
  const names = [text, `kratos/${text}`, `selfservice.${text}`, `error_${text}`];
  expect(names.map(explainName).flatMap(foreign)).toEqual([]);
  expect(names.map((name) => writeExplanation(name, pageLinks)).flatMap(foreign)).toEqual([]);
  const tooltip = { title: `a ${text}`, sentences: [`a${text}`], facts: [[text, text] as const] };
  expect(foreign(tooltipText(tooltip)).filter((tag) => tag !== 'br')).toEqual([]);
});
