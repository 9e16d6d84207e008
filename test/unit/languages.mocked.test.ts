import { beforeAll, describe, expect, it, vi } from 'vitest';
import { completeAt } from '../../src/config/completion';
import { keyKnowledge } from '../../src/config/reference/keyKnowledge';
import { ruleKnowledge } from '../../src/config/checks/ruleKnowledge';
import { explainSetting } from '../../src/config/hover/explainSetting';
import { writeContents } from '../../src/config/pages/contents';
import { findPage } from '../../src/config/pages/library';
import { describeNote } from '../../src/kratos/record/notes';
import { buildForm } from '../../src/kratos/flow/form/form';
import { renderExplanation } from '../../src/kratos/knowledge/explain';
import { errorKnowledge } from '../../src/kratos/knowledge/errors';
import { messageKnowledge } from '../../src/kratos/knowledge/messages';
import { reasonKnowledge } from '../../src/kratos/knowledge/reasons';
import { nextStep } from '../../src/kratos/knowledge/nextStep';
import { readTexts } from '../../src/protocol/texts';
import { framePage } from '../../src/views/webviews/frame';
import { pageLinks } from '../../src/views/documents/pageLinks';
import { buildPanelState } from '../../src/views/panel/state/buildState';
import { drawFlow } from '../../src/views/trees/flows/flowRow';
import { makeFlow, passwordLogin } from './kratos/flow/makeFlow';
import { alice, makeInput, makeRecord, now, withOutcome } from './views/panel/makeRecord';
import { badOutcomes, goodOutcomes } from './views/panel/outcomes';
import { brackets } from '../kit/brackets';

/** The attribute as the browser reads it from the page. */
function carriedBy(page: string): string | undefined {
  const attribute = /<body[^>]* data-texts="([^"]*)"/.exec(page)?.[1];
  return attribute?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const resources = { cspSource: 'https://files', script: 'https://files/main.js', style: 'https://files/main.css' };

// This comes first: nothing but the page has said yet which language it is.
describe('a page', () => {
  it('takes the texts of the editor’s language from its frame', async () => {
    const hostile = { ...brackets, 'a " and <b> &quot; in a text': '"><script>alert(1)</script>' };
    const texts = carriedBy(framePage(resources, { view: 'flow', title: 'Login' }, { name: 'xx', texts: hostile }));
    expect(readTexts(texts)).toEqual(hostile);
    vi.stubGlobal('document', { body: { dataset: { texts } } });
    const panel = await import('../../webview/flow/texts');
    const { connection: named, ...header } = panel.texts.header;
    expect(textsOf({ ...panel.texts, header }).filter((text) => !/^\[.+\]$/.test(text))).toEqual([]);
    expect(panel.texts.loading).toBe('[Reading the flow…]');
    expect(named('practice', 'v26.2.0')).toBe('practice, v26.2.0');
    const simulator = await import('../../webview/simulator/texts');
    expect(textsOf(simulator.texts).filter((text) => !/^\[.+\]$/.test(text))).toEqual([]);
  });

  it('speaks English on a page without texts, and on one that cannot be read', () => {
    const page = framePage(resources, { view: 'flow', title: 'Login' }, { name: 'en' });
    expect(carriedBy(page)).toBeUndefined();
    for (const unreadable of [undefined, '', '{', '7', '{"Next":1}']) expect(readTexts(unreadable)).toBeUndefined();
  });
});

describe('in the editor’s language', () => {
  beforeAll(async () => {
    vi.doMock('vscode', () => ({ l10n: { bundle: brackets } }));
    await import('../../src/platform/texts');
  });

  it('is every line of a tree', () => {
    const { label, description } = drawFlow(makeRecord(), alice, now);
    expect(`${label}  ${description ?? ''}`).toBe('[Login]  [59 min] · [choose method]');
  });

  // Refusals are told by the catalogue of error ids, which is data, or by the server.
  const told = Object.entries(badOutcomes).filter(([, { kind }]) => kind !== 'refused');
  it.each(told)('is what is wrong: %s', (_name, outcome) => {
    expect(buildPanelState(makeInput(withOutcome(outcome))).problem?.title).toMatch(/^\[.+\]$/);
  });

  it.each(Object.entries(goodOutcomes))('is what went well: %s', (_name, outcome) => {
    const { done } = buildPanelState(makeInput(withOutcome(outcome, { status: 'done' })));
    expect(done?.title).toMatch(/^\[.+\]$/);
  });

  it('is what the core says', () => {
    const failure = { kind: 'refused', host: '127.0.0.1:4433' } as const;
    const { problem } = buildPanelState(makeInput(withOutcome({ kind: 'unreachable', failure })));
    expect(problem?.why).toContain('[Nothing is listening at 127.0.0.1:4433: the connection was refused.]');
    expect(describeNote({ kind: 'started-instead' })).toMatch(/^\[.+\]$/);
    const flow = makeFlow({ nodes: passwordLogin });
    expect(nextStep(flow, { client: 'browser' }).text).toBe(
      '[Kratos waits for a first factor: [identifier and password].]',
    );
    expect(buildForm(flow).groups.map(({ title }) => title)).toEqual(['[Password]']);
  });

  it('is what is known of messages, errors, wordings without an id, keys and rules', () => {
    expect(renderExplanation(4000006)).toMatch(/\\\[[^\]]+\\\][^]*\*\*\[Why\]\*\*/);
    const said = [messageKnowledge(4000006), errorKnowledge('session_aal2_required')];
    const wordless = reasonKnowledge('A valid Ory Session Cookie or Ory Session Token is missing');
    for (const known of [...said, wordless, keyKnowledge('session.lifespan', 'key'), ruleKnowledge('cookie-domain')]) {
      expect([known?.meaning, ...(known?.causes ?? []), ...(known?.next ?? [])].join(' ')).toMatch(/^\[[^]+\]$/);
    }
    const text = 'session:\n  whoami:\n    required_aal: aal1\n';
    const { markdown } = explainSetting(text, text.indexOf('required_aal')) ?? {};
    expect(markdown).toContain('*\\[Default\\]:* `highest_available`');
    expect(markdown).not.toMatch(/^(?!\W*\\?\[)[A-Z][a-z]+ [a-z]+ [a-z]+/m);
  });

  it('is what pages of the documentation say, guides too', () => {
    const texts = [
      writeContents(pageLinks),
      ...['guides/csrf-without-a-cookie', 'checks/cookies', 'configuration/session', 'errors/ids'].map(
        (path) => findPage(path)?.write(pageLinks) ?? '',
      ),
    ];
    for (const text of texts) {
      const prose = text.replaceAll(/^ *```[^]*?^ *```/gm, '').split('\n');
      const english = prose.filter((line) => /^(?!\W*\\?\[)[A-Z][a-z]+ [a-z]+ [a-z]+/.test(line));
      expect(text.length).toBeGreaterThan(1_000);
      expect(english).toEqual([]);
    }
  });

  it('leaves the words of the server and of the file as they are', () => {
    expect(messageKnowledge(4000006)?.title).toMatch(/^The provided credentials are invalid/);
    const blocks = completeAt('', 0, { document: { kind: 'config', root: '' }, version: 'v26.2.0' });
    const whole = blocks.find(({ label }) => label.startsWith('[Whole configuration'));
    expect(whole?.insertText).toContain('dsn:');
  });
});

/** Every text of an object of texts; functions are called with values that stand for any. */
function textsOf(texts: unknown): string[] {
  if (typeof texts === 'string') return [texts];
  if (typeof texts === 'function') return textsOf((texts as (...values: unknown[]) => unknown)(2, 3));
  return Object.values(texts as object).flatMap(textsOf);
}
