import { expect, it } from 'vitest';
import { simulate } from '../../../src/config/simulator/simulate';
import { readConfig } from '../../../src/config/document/readConfig';
import { html, joined } from '../../../src/platform/html';
import { drawNoAnswer } from '../../../src/language/whoIsAsked/noAnswer';
import { drawPage } from '../../../src/language/whoIsAsked/page';
import type { PageModel } from '../../../src/language/whoIsAsked/pageModel';

const hostile = '</code><script>alert("1")</script>&';
const frame = {
  cspSource: 'https://self',
  style: 'https://self/style.css',
  language: 'en',
  nonce: 'abc',
  kept: { uri: `file:///${hostile}` },
};

function model(name: string): PageModel {
  const setup = {
    config: readConfig('session: {whoami: {required_aal: aal1}}'),
    version: 'v26.2.0',
    schemas: [],
  } as const;
  const simulation = simulate(setup, {
    credentials: ['password'],
    traits: [name],
    codes: [name],
    session: [name],
    schema: name,
  });
  return {
    file: name,
    name,
    simulation,
    other: simulation,
    differs: false,
    people: [{ name, simulation }],
    notes: [name],
    lineNumber: () => 1,
    href: (press) => `command:press?${encodeURIComponent(JSON.stringify([press]))}`,
  };
}

it('shows text of files as text, and lets no script run but the one that keeps what the page is about', () => {
  const page = drawPage(model(hostile), frame);
  expect(page.match(/<script[^]*?<\/script>/g)?.map((script) => script.replaceAll(/\s+/g, ' '))).toEqual([
    '<script nonce="abc"> acquireVsCodeApi().setState(JSON.parse(document.body.dataset.kept)); </script>',
  ]);
  expect(page).toContain('&lt;/code&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;');
  expect(page).toContain(`content="default-src 'none'; style-src https://self; script-src 'nonce-abc'"`);
  expect(page).not.toMatch(/undefined|\[object/);
});

it.each([
  [{ kind: 'gone' }, 'This file is not there any more.', 'Bring it back and open it'],
  [{ kind: 'unreadable' }, 'This file is no configuration of Kratos any more.', 'Or open another configuration'],
  [{ kind: 'nobody', choose: 'command:press' }, 'Whom is it about?', '<a href="command:press" class="button">'],
] as const)('says why a page that comes back has no answer, and what to do: $0.kind', (reason, what, todo) => {
  const page = drawNoAnswer(hostile, reason, frame);
  expect(page).toContain(`<p class="answer">${what}</p>`);
  expect(page).toContain(todo);
  expect(page).toContain('<p class="file">&lt;/code&gt;&lt;script&gt;');
});

it('says in large letters that something cannot be known, why, and how it can be', () => {
  const text =
    'identity: {schemas: [{id: default, url: "https://h/s.json"}]}\nselfservice: {methods: {code: {mfa_enabled: true}}}';
  const schemas = [{ id: 'default', url: 'https://h/s.json' }];
  const simulation = simulate(
    { config: readConfig(text), version: 'v26.2.0', schemas },
    { credentials: ['password'], traits: [], session: ['password'] },
  );
  const page = drawPage(
    { ...model('Alice'), simulation, other: simulation, people: [{ name: 'Bob', simulation }] },
    frame,
  );
  expect(page).toContain(
    '<p class="answer">It cannot be known whether a second factor is asked for by whoami, the settings flow and login.</p>',
  );
  expect(page).not.toMatch(/Is not asked|not asked</);
  expect(page).toContain('This one lies elsewhere and was not read.');
  expect(page).toMatch(/href="command:press\?[^"]*read-schema[^"]*" class="button" title="Read it"/);
  expect(page.match(/<em>not known<\/em>/g)?.length).toBeGreaterThanOrEqual(4);
});

it('links lines and people by the one command that the page may call', () => {
  const page = drawPage(model('Alice'), frame);
  const links = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '').slice(1);
  expect(links.length).toBeGreaterThan(4);
  expect(links.filter((href) => !href.startsWith('command:press?'))).toEqual([]);
});

it('fills HTML in as it is and everything else as text', () => {
  const bold = html`<b>${'<'}</b>`;
  expect(html`<p title="${'"'}">${bold}${[bold, bold]}${joined([bold, bold], html`, `)}</p>`.source).toBe(
    '<p title="&quot;"><b>&lt;</b><b>&lt;</b><b>&lt;</b><b>&lt;</b>, <b>&lt;</b></p>',
  );
});
