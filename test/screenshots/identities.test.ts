import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';
import { openWorkbench, startKratos, type Panel, type Workbench } from '../kit';
import { take as picture } from './pictures';

const people = ['ada', 'grace', 'katherine', 'margaret', 'radia'];

/** Four that can be sent, one of whom is there, and one with a hash that Kratos refuses. */
const file = `email,name.first,verified,hashed_password
edsger@example.com,Edsger,true,$2b$10$CcTxWdHQJZiVTzUZXXgwLOjrDvz2iF6rrUZjqWTRHpWNOnNYtYmVq
barbara@example.com,Barbara,,
tony@example.com,Tony,yes,
ada@example.com,Ada,,
frances@example.com,Frances,,$1$salt$hash
`;

let workbench: Workbench;
let ada: string;
beforeAll(async () => {
  const kratos = await startKratos();
  for (const name of people) {
    const { id } = await kratos.createIdentity({
      email: `${name}@example.com`,
      traits: { name: { first: name.charAt(0).toUpperCase() + name.slice(1) } },
      ...(name === 'radia' && { extra: { state: 'inactive' } }),
    });
    if (name === 'ada') ada = id;
  }
  const schema = readFileSync(inRoot('scripts', 'practice', 'workspace', 'identity.schema.json'), 'utf8');
  workbench = await openWorkbench({
    connection: kratos,
    size: { width: 1280, height: 800 },
    workspace: { 'kratos.yml': JSON.stringify(kratos.config, undefined, 2), 'identity.schema.json': schema },
  });
  await workbench.executeCommand('kratosFlows.identities.focus');
  await workbench.tree('Identities').item('ada@example.com').waitFor();
});

const take = (name: string): Promise<void> => picture(workbench, name);
const page = (view: string): Promise<Panel> => workbench.panel({ 'data-view': view });

it('shows an identity, and what it could set up', async () => {
  await workbench.executeCommand('kratosFlows.showIdentity', { connection: 'practice', identity: ada });
  const shown = await page('identity');
  const table = shown.getByRole('heading', { name: 'What it has, and could set up' });
  await table.waitFor();
  await take('identity');
  await table.evaluate((element) => {
    element.scrollIntoView();
  });
  await take('identity-capability');
});

it('shows the lines of a file before they are sent', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'import-'));
  await writeFile(path.join(folder, 'people.csv'), file);
  await workbench.executeCommand('kratosFlows.importIdentities', {
    connection: 'practice',
    file: path.join(folder, 'people.csv'),
    schema: 'person',
  });
  await (await page('identity-import')).getByRole('button', { name: /^Import \d+ Identities/ }).waitFor();
  await take('import');
});

it('counts who has what', async () => {
  await workbench.executeCommand('kratosFlows.whoHasWhat', { connection: 'practice' });
  await (await page('who-has-what')).getByText(/5 identities/).waitFor();
  await take('who-has-what');
});

it('shows a form for somebody new', async () => {
  await workbench.executeCommand('workbench.action.closeAllEditors');
  await workbench.executeCommand('kratosFlows.createIdentity', { schema: 'person' });
  await (await page('identity-form')).getByLabel('E-mail').waitFor();
  await take('identity-form');
});
