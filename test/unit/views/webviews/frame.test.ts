import { expect, test } from 'vitest';
import { createNonce } from '../../../../src/platform/nonce';
import { contentSecurityPolicy, framePage } from '../../../../src/views/webviews/frame';

const resources = {
  cspSource: 'https://*.vscode-cdn.net',
  script: 'https://files/main.js',
  style: 'https://files/main.css',
};

test('the policy allows our script by its nonce, files of the extension, and nothing else', () => {
  expect(contentSecurityPolicy('https://*.vscode-cdn.net', 'abc')).toBe(
    "default-src 'none'; script-src 'nonce-abc'; style-src https://*.vscode-cdn.net; font-src https://*.vscode-cdn.net; img-src https://*.vscode-cdn.net data:",
  );
});

test('the page names the policy and holds one script, with the nonce, and nothing inline', () => {
  const page = framePage(resources, { view: 'flow', title: 'Login · alice' }, { name: 'en' }, 'abc');
  expect(page).toContain(`content="${contentSecurityPolicy(resources.cspSource, 'abc')}"`);
  expect(page.match(/<script[^>]*>/g)).toEqual(['<script type="module" nonce="abc" src="https://files/main.js">']);
  expect(page).toContain('data-view="flow"');
  expect(page).not.toMatch(/<style|style=|unsafe|onload/);
});

test('a persona is a text, not markup', () => {
  const page = framePage(resources, { view: 'flow', title: '</title><script>alert(1)</script>"' }, { name: 'en' });
  expect(page).not.toContain('<script>alert');
  expect(page.match(/<script/g)).toHaveLength(1);
});

test('a nonce is used once', () => {
  expect(createNonce()).not.toBe(createNonce());
  expect(createNonce()).toMatch(/^[\w-]{22}$/);
});
