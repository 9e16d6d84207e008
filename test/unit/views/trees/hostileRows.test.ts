import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/kratos/admin/readMessage';
import { parseDetails } from '../../../../src/kratos/identity/parse';
import { drawIdentity } from '../../../../src/views/trees/identities/identityRow';
import { drawMessage } from '../../../../src/views/trees/courier/messageRow';
import type { TreeRow } from '../../../../src/views/trees/shared/row';
import { tooltipText } from '../../../../src/views/trees/shared/tooltipText';
import { markups } from '../../kratos/knowledge/markups';
import { renderers, shownBy, tagsBy } from '../../kratos/knowledge/renderers';

/** An identity of which every text is the given one. */
function identityOf(text: string): TreeRow {
  const parsed = parseDetails({
    id: text === '' ? 'a' : text,
    schema_id: text === '' ? 'a' : text,
    state: text,
    external_id: text,
    traits: { email: text, [text]: text },
    created_at: text,
    updated_at: text,
    credentials: { [text]: { identifiers: [text] }, password: { identifiers: [text] } },
  });
  if (!parsed.ok) throw new Error(parsed.problem);
  return drawIdentity(parsed.value, 'practice', 0);
}

/** A message of which every text is the given one. */
const messageOf = (text: string): TreeRow =>
  drawMessage(
    readMessage(
      { id: text, recipient: text, subject: text, body: text, template_type: text, type: text, status: text },
      {},
    ),
    'practice',
    0,
  );

const ours = ['br', 'em', 'p', 'strong'];

describe.each(renderers)('$name', ({ render }) => {
  it.each(markups)('shows a tooltip of %s as text', (_, text) => {
    for (const { tooltip } of [identityOf(text), messageOf(text)]) {
      const markdown = tooltipText(tooltip);
      expect(tagsBy(render, markdown).filter((tag) => !ours.includes(tag))).toEqual([]);
      expect(shownBy(render, markdown)).not.toMatch(/^\s*$/);
    }
  });
});
