import { expect, it } from 'vitest';
import { html } from '../../../src/platform/html';

it('fills HTML in as it is and everything else as text', () => {
  const bold = html`<b>${'<'}</b>`;
  expect(html`<p title="${'"'}">${bold}${[bold, bold]}</p>`.source).toBe(
    '<p title="&quot;"><b>&lt;</b><b>&lt;</b><b>&lt;</b></p>',
  );
});
