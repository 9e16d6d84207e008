import { expect, it } from 'vitest';
import type { CensusState } from '../../../src/protocol/census';
import type { IdentityState } from '../../../src/protocol/identity';
import type { IdentityFormState } from '../../../src/protocol/identityForm';
import { findAlive, hostilePicture, hostileTexts } from '../../torture/hostile';
import { exampleCensus } from '../../unit/webview/census/exampleCensus';
import { exampleId, exampleState } from '../../unit/webview/identity/exampleIdentity';
import { openForm, type } from '../../unit/views/identityForm/exampleForm';
import { showCensus, showIdentity, showIdentityForm, type Opened } from './gallery';
import { openGallery } from './openGallery';

const gallery = openGallery();
const kept = { connection: 'practice', identity: exampleId };

/** The form with something to be sent, and something that somebody else has changed. */
async function formState(): Promise<IdentityFormState> {
  const { session } = openForm();
  type(session, 'traits.email', 'alice@example.com');
  const theirs = { path: 'traits.email', before: '"a"', after: '"b"' };
  const review = { changes: [theirs], body: '[{}]', meanwhile: [theirs], note: 'Somebody else.' };
  await session.send();
  const problems = [{ path: ['traits', 'email'], what: 'This is wrong.' }];
  return { ...session.state, review, problems, said: { tone: 'bad', what: 'It is refused.', todo: 'Mend it.' } };
}

/** Shows a page with each hostile text in each place, one picture after the other; yields what came of it. */
async function tryAll<Sent, Said>(
  opened: Opened<Sent, Said>,
  toldAt: (turn: number) => Said,
): Promise<readonly string[]> {
  const { page, faults, say } = gallery.keep(opened);
  const found: string[] = [];
  page.on('request', (request) => {
    if (!/^(?:http:\/\/panel\.test\/|data:|blob:)/.test(request.url())) found.push(`asks for ${request.url()}`);
  });
  for (let turn = 0; turn < hostileTexts; turn += 1) {
    const read = (): Promise<string> => page.evaluate(() => document.body.innerText);
    const before = await read();
    await say(toldAt(turn));
    await expect.poll(read).not.toBe(before);
    expect(await read()).toContain('host.invalid');
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    for (const alive of await page.evaluate(findAlive)) found.push(`${turn}: ${alive}`);
  }
  return [...found, ...faults];
}

it('keeps texts of a server texts on the page of an identity', async () => {
  const told = (state: IdentityState) => ({ type: 'state', state, kept }) as const;
  const picture = exampleState();
  const opened = await showIdentity(gallery.browser, told(picture), 'dark');
  expect(await tryAll(opened, (turn) => told(hostilePicture(picture, turn)))).toEqual([]);
});

it('keeps texts of a server texts in the form of an identity', async () => {
  const told = (state: IdentityFormState) => ({ type: 'state', state }) as const;
  const picture = await formState();
  const opened = await showIdentityForm(gallery.browser, told(picture), 'dark');
  expect(await tryAll(opened, (turn) => told(hostilePicture(picture, turn)))).toEqual([]);
});

it('keeps texts of a server and of a file texts on the page of counts', async () => {
  const told = (state: CensusState) => ({ type: 'state', state, kept }) as const;
  const picture = exampleCensus({ supposed: 'selfservice.methods.code.mfa_enabled: true' });
  const opened = await showCensus(gallery.browser, told(picture), 'dark');
  expect(await tryAll(opened, (turn) => told(hostilePicture(picture, turn)))).toEqual([]);
});
