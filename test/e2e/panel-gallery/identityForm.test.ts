import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { readRefusal } from '../../../src/kratos/identity/refusal/refusal';
import type { IdentityFormState } from '../../../src/protocol/identityForm';
import { findViolations } from '../../kit/axe';
import { openForm, stored, type } from '../../unit/views/identityForm/exampleForm';
import { findOverflow, showIdentityForm, themeNames } from './gallery';
import { openGallery } from './openGallery';

const pictures = inRoot('.cache', 'gallery');
const gallery = openGallery();
beforeAll(() => {
  mkdirSync(pictures, { recursive: true });
});

/** Every state that people see, as the host makes it. */
async function allStates(): Promise<Readonly<Record<string, IdentityFormState>>> {
  const fresh = openForm().session;
  const reason =
    'I[#/traits] S[#/x] validation failed\n  I[#/traits/email] S[#/x] "x" is not valid "email"\n  I[#/traits/tags/0] S[#/x] length must be >= 2, but got 1\n  I[#/traits/plan] S[#/x] value must be one of "free", "paid"';
  const problem = { kind: 'problem', what: 'HTTP 400', refusal: readRefusal({ code: 400, reason }) } as const;
  const refusing = { create: () => Promise.resolve(problem), patch: () => Promise.resolve(problem) };
  const refused = openForm({ writes: refusing }).session;
  type(refused, 'traits.email', 'x');
  refused.take({ type: 'add', number: 1, path: ['traits', 'tags'] });
  type(refused, 'password', 'secret');
  await refused.send();
  const theirs = stored({ traits: { email: 'مثال@example.com', name: { first: 'ليلى' }, tags: ['one', 'two'] } });
  const parts = { identity: () => Promise.resolve({ kind: 'identity' as const, identity: theirs }) };
  const contested = openForm({ parts }, { identity: stored() }).session;
  type(contested, 'traits.name.first', 'Ada');
  await contested.send();
  const made = openForm().session;
  type(made, 'traits.email', 'alice@example.com');
  await made.send();
  const unreadable = openForm({}, { schema: undefined, invites: true }).session;
  const states = { fresh, refused, edit: openForm({}, { identity: theirs }).session, contested, made, unreadable };
  return Object.fromEntries(Object.entries(states).map(([name, session]) => [name, session.state]));
}

describe('every state of the form of an identity', () => {
  it.each(themeNames)('has nothing wrong by axe-core, no fault and nothing cut in %s', async (theme) => {
    const width = theme === 'light' ? 500 : 900;
    for (const [name, state] of Object.entries(await allStates())) {
      const shown = gallery.keep(await showIdentityForm(gallery.browser, { type: 'state', state }, theme, { width }));
      const { page, faults } = shown;
      await page.screenshot({ path: path.join(pictures, `identity-form-${name}.${theme}.png`), fullPage: true });
      expect([...faults, ...(await findViolations(page)), ...(await findOverflow(page))], name).toEqual([]);
      await shown.close();
    }
  });
});

describe('the form of an identity', () => {
  it('tells what is typed and pressed, and keeps what was typed while the host draws', async () => {
    const { session } = openForm();
    const shown = gallery.keep(
      await showIdentityForm(gallery.browser, { type: 'state', state: session.state }, 'dark'),
    );
    const { page, sent, say } = shown;
    const email = page.getByLabel('E-mail');
    await email.fill('alice@example.com');
    await say({ type: 'state', state: session.state });
    expect(await email.inputValue()).toBe('alice@example.com');
    await page.getByLabel('Plan').selectOption('paid');
    await page.getByRole('button', { name: 'Add to Tags' }).press('Enter');
    await page.getByRole('button', { name: 'Create' }).press('Enter');
    expect((await sent()).filter((message) => message.type !== 'ready')).toEqual([
      { type: 'type', number: 1, path: ['traits', 'email'], text: 'alice@example.com' },
      { type: 'type', number: 2, path: ['traits', 'plan'], text: '"paid"' },
      { type: 'add', number: 3, path: ['traits', 'tags'] },
      { type: 'action', id: 'send' },
    ]);
  });

  it('is undone as the browser undoes typing', async () => {
    const { session } = openForm();
    const shown = gallery.keep(
      await showIdentityForm(gallery.browser, { type: 'state', state: session.state }, 'dark'),
    );
    const email = shown.page.getByLabel('E-mail');
    await email.focus();
    await shown.page.keyboard.insertText('alice');
    await shown.page.keyboard.press('ControlOrMeta+z');
    expect(await email.inputValue()).toBe('');
  });
});
