import { expect, it } from 'vitest';
import { drawnPage } from '../../../../src/views/pages/drawnPage';
import { waitingPage, type PageFrame } from '../../../../src/views/pages/pageHtml';

const frame: PageFrame = {
  cspSource: 'https://self',
  style: 'https://self/page.css',
  language: 'en',
  title: 'kratos.yml explained',
  href: (press) => `command:press?${encodeURIComponent(JSON.stringify(press))}`,
};
const body = (markdown: string): string =>
  (/<main>([^]*)<\/main>/.exec(drawnPage(frame, markdown, ['copy']))?.[1] ?? '').replace(
    /<p class="actions">[^]*?<\/p>/,
    '',
  );

it('has its title before anything is read', () => {
  expect(waitingPage(frame)).toContain('<h1>kratos.yml explained</h1>');
  expect(waitingPage(frame)).toContain('Being read…');
});

it('has what can be done below its headline, for the keyboard too', () => {
  const page = drawnPage(frame, '# kratos.yml\n\nText.', ['file', 'who-is-asked', 'problems', 'copy']);
  const links = [...page.matchAll(/<a class="button" href="([^"]*)">([^<]*)<\/a>/g)].map(([, , label]) => label);
  expect(links).toEqual(['Open the file', 'Who is asked for a second factor?', 'Problems', 'Copy as Markdown']);
  expect(page.indexOf('class="actions"')).toBeGreaterThan(page.indexOf('</h1>'));
  expect(page.indexOf('class="actions"')).toBeLessThan(page.indexOf('Text.'));
});

it('reads Markdown, and leads to lines by the one command it may call', () => {
  expect(body('# a\n\n- **b** `c` ([line 3](kratos.yml#L3))')).toContain(
    `<li><strong>b</strong> <code>c</code> (<a href="command:press?${encodeURIComponent('{"kind":"line","line":3}')}">line 3</a>)</li>`,
  );
  expect(body('[the web](https://example.com/a)')).toContain('<a href="https://example.com/a">the web</a>');
});

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'a <b onmouseover="x">b</b>',
  '![picture](https://evil.example/p.png)',
  '[x](javascript:alert(1))',
  '[x](command:workbench.action.quit)',
  '[x](file:///etc/passwd)',
  '[x](data:text/html,x)',
  '[x](https://h/"onclick="alert(1))',
])('takes nothing of %s for more than text', (markdown) => {
  const drawn = body(markdown);
  expect(drawn).not.toMatch(/<(?:script|img|b)\b|href="(?!https:)|\son\w+="/);
});
