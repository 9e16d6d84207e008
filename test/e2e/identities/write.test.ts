import { globSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, startKratos, type Kratos, type Panel, type Workbench } from '../../kit';

let kratos: Kratos;
let workbench: Workbench;

beforeAll(async () => {
  kratos = await startKratos();
  workbench = await openWorkbench({ connection: kratos, size: { width: 1400, height: 1000 } });
});

const form = (): Promise<Panel> => workbench.panel({ 'data-view': 'identity-form' });
const press = async (name: string): Promise<void> => {
  await (await form()).getByRole('button', { name, exact: true }).press('Enter');
};
const says = async (text: string | RegExp): Promise<void> => {
  await expect.poll(async () => (await form()).text()).toMatch(text);
};
const closeAll = (): Promise<unknown> => workbench.executeCommand('workbench.action.closeAllEditors');

interface Stored {
  readonly id: string;
  readonly traits: { readonly email: string; readonly name?: { readonly first?: string; readonly last?: string } };
  readonly metadata_public: unknown;
  readonly state: string;
}

async function storedAs(email: string): Promise<Stored | undefined> {
  const found = (await kratos.admin(
    `/admin/identities?credentials_identifier=${encodeURIComponent(email)}`,
  )) as Stored[];
  return found[0];
}

describe('a new identity', () => {
  it('is made in a form of its schema, by the keyboard alone; what the server refuses stands at its field', async () => {
    await workbench.executeCommand('kratosFlows.createIdentity', { connection: 'practice' });
    const panel = await form();
    await panel.locator('[data-key="traits/email"]').focus();
    await workbench.page.keyboard.type('nobody');
    await press('Create');
    await says('"nobody" is not valid "email"');
    expect(await panel.locator('[data-key="traits/email"]').inputValue()).toBe('nobody');
    expect(await panel.axe()).toEqual([]);
    await workbench.screenshot('identity-form-refused');
    await panel.locator('[data-key="traits/email"]').focus();
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.type('@example.com');
    await press('Create');
    await says('The identity is made.');
    expect(await storedAs('nobody@example.com')).toMatchObject({ state: 'active' });
  });

  it('whose address somebody has is refused, and whose it is is said', async () => {
    const { id } = await kratos.createIdentity({ email: 'taken@example.com' });
    await press('Another One');
    await (await form()).locator('[data-key="traits/email"]').fill('taken@example.com');
    await press('Create');
    await says(`Another identity has this already: ${id}`);
  });

  it('stays as it was typed when its form is closed and opened again, and is written nowhere', async () => {
    await closeAll();
    await workbench.executeCommand('kratosFlows.createIdentity', { connection: 'practice' });
    await says('This was typed before, and not sent.');
    expect(await (await form()).locator('[data-key="traits/email"]').inputValue()).toBe('taken@example.com');
    await press('Start Over');
    await expect.poll(async () => (await form()).locator('[data-key="traits/email"]').inputValue()).toBe('');
    await closeAll();
  });
});

describe('changing an identity', () => {
  it('shows the patch, sends it, and says what somebody else has changed meanwhile', async () => {
    const { id } = await kratos.createIdentity({ email: 'edit@example.com', traits: { name: { first: 'Ada' } } });
    await workbench.executeCommand('kratosFlows.editIdentity', { connection: 'practice', identity: id });
    const panel = await form();
    await panel.locator('[data-key="traits/name/first"]').fill('Grace');
    await panel.locator('[data-key="metadata_public"]').fill('{"a":1}');
    await press('Review Changes');
    // The form names its fields so too: only what would be sent has a body.
    await says('The body of the request, a JSON Patch');
    await says('traits.name.first');
    expect(await storedAs('edit@example.com')).toMatchObject({ traits: { name: { first: 'Ada' } } });
    await kratos.admin(`/admin/identities/${id}`, {
      method: 'PATCH',
      body: [{ op: 'add', path: '/traits/name/last', value: 'Hopper' }],
    });
    await press('Send');
    await says('It was changed again in this moment, so nothing was sent.');
    await says(/traits\.name\.last/);
    expect(await panel.axe()).toEqual([]);
    await workbench.screenshot('identity-form-meanwhile');
    await press('Send Mine');
    await says('The change is written.');
    expect(await storedAs('edit@example.com')).toMatchObject({
      traits: { name: { first: 'Grace', last: 'Hopper' } },
      metadata_public: { a: 1 },
    });
    await closeAll();
  });
});

describe('a way in', () => {
  it('by a code opens as a recovery flow of a new persona, with the code filled in', async () => {
    const { id } = await kratos.createIdentity({ email: 'back@example.com' });
    const made = await workbench.executeCommand('kratosFlows.recoverIdentity', {
      connection: 'practice',
      identity: id,
      kind: 'code',
      lifetime: '10m',
      confirmed: true,
    });
    expect(JSON.stringify(made)).not.toMatch(/"code"/);
    const panel = await workbench.panel('recovery');
    await expect
      .poll(async () => panel.getByRole('textbox', { name: /code/i }).first().inputValue())
      .toMatch(/^\d{6}$/);
    await panel.getByRole('button', { name: 'Continue', exact: true }).press('Enter');
    await expect.poll(async () => panel.text()).toMatch(/back@example\.com|Signed in|settings/i);
    await closeAll();
  });

  it('refuses a lifetime that the server does not know', async () => {
    const { id } = await kratos.createIdentity({ email: 'week@example.com' });
    const asked = workbench.executeCommand('kratosFlows.recoverIdentity', {
      connection: 'practice',
      identity: id,
      kind: 'code',
      lifetime: '1w',
      confirmed: true,
    });
    await expect(asked).rejects.toThrow('Kratos knows no days and weeks: write 168h.');
  });
});

describe('identities of a file', () => {
  const page = (): Promise<Panel> => workbench.panel({ 'data-view': 'identity-import' });
  const pagePress = async (name: string): Promise<void> => {
    await (await page()).getByRole('button', { name, exact: true }).press('Enter');
  };
  const pageSays = async (text: string | RegExp): Promise<void> => {
    await expect.poll(async () => (await page()).text()).toMatch(text);
  };
  const sha256Crypt = '$sha256-crypt$saltsaltsalt$UgH4MQw4kudq/Gpxhk4vwhkTtDGxJWKEvHJI7kv.Lj4';
  let file: string;

  beforeAll(async () => {
    file = path.join(await mkdtemp(path.join(tmpdir(), 'import-')), 'people.csv');
    await kratos.createIdentity({ email: 'there@example.com' });
    const rows = [
      'email,traits.name.first,hashed_password,verified',
      `one@example.com,Ada,${sha256Crypt},true`,
      'two@example.com,"ليلى, the second",,',
      'there@example.com,,,',
      `three@example.com,,$1$saltsalt$TrY4azLzNVcy8TUgJpNAz/,`,
      'one@example.com,again,,',
      'four@example.com,,,maybe',
    ];
    await writeFile(file, `\ufeff${rows.join('\r\n')}\r\n`);
  });

  it('are shown before anything is sent, with what is wrong in which line', async () => {
    await workbench.executeCommand('kratosFlows.importIdentities', { connection: 'practice', file, schema: 'person' });
    await pageSays('6 lines');
    await pageSays('The names of crypt(3) are not taken: write $md5-crypt$ instead of $1$.');
    await pageSays('Line 2 has the same, and nobody else may have it.');
    await pageSays(/3\s+to be sent/);
    await pageSays(/3\s+left out/);
    expect(await storedAs('one@example.com')).toBeUndefined();
    expect(await (await page()).axe()).toEqual([]);
    await workbench.screenshot('identity-import-preview');
  });

  it('are made with a press, by the keyboard alone, and each line says what became of it', async () => {
    await pagePress('Import 3 Identities');
    await pageSays('All lines were sent. Not all of them made somebody: see below.');
    await pageSays(/2\s+made/);
    await pageSays(/1\s+there already/);
    expect(await (await page()).axe()).toEqual([]);
    await workbench.screenshot('identity-import-made');
    expect(await storedAs('one@example.com')).toMatchObject({ traits: { name: { first: 'Ada' } } });
    expect(await storedAs('two@example.com')).toMatchObject({ traits: { name: { first: 'ليلى, the second' } } });
  });

  it('are not made again when the file is imported again, and its values are kept nowhere', async () => {
    await closeAll();
    const again = await workbench.executeCommand('kratosFlows.importIdentities', {
      connection: 'practice',
      file,
      schema: 'person',
      confirmed: true,
    });
    expect(again).toMatchObject({ made: 2, exists: 1, leftOut: 3, left: 0 });
    await pageSays('All lines were sent.');
    const kept = await journals();
    expect(kept).toMatch(/"made":\[\[2,"/);
    expect(kept).not.toMatch(/example\.com|Ada|crypt/);
    await closeAll();
  });

  it('that are no table of identities are refused with a sentence', async () => {
    await writeFile(file, 'colour,shape\nred,round\n');
    const asked = workbench.executeCommand('kratosFlows.importIdentities', {
      connection: 'practice',
      file,
      schema: 'person',
    });
    await expect(asked).rejects.toThrow('The first line of a table has to name its columns');
  });

  async function journals(): Promise<string> {
    const files = globSync('**/globalStorage/*/imports/*.jsonl', { cwd: workbench.dataDir });
    return (await Promise.all(files.map((name) => readFile(path.join(workbench.dataDir, name), 'utf8')))).join('');
  }
});
