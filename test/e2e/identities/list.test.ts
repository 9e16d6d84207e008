import { beforeAll, describe, expect, it } from 'vitest';
import {
  kratosError,
  openWorkbench,
  startFaultServer,
  startKratos,
  type Kratos,
  type TreeView,
  type Workbench,
} from '../../kit';
import { field, flowIdOf, press } from '../journeys/form';

/** What no file of the editor may ever hold. */
const canaries = {
  email: 'canary-identifier-4711@example.com',
  first: 'canary-trait-4712',
  last: 'canary-changed-4713',
  note: 'canary-metadata-4714',
  text: 'canary-sought-4715',
};

let kratos: Kratos;
let workbench: Workbench;
let identities: TreeView;
let courier: TreeView;
let alice: string;

const publicOnly = { name: 'public only' };

beforeAll(async () => {
  kratos = await startKratos({});
  ({ id: alice } = await kratos.createIdentity({
    email: 'alice@example.com',
    traits: { name: { first: 'Alice', last: 'Jones' } },
  }));
  await kratos.createIdentity({ email: 'alicia@example.com', extra: { state: 'inactive' } });
  await kratos.createIdentity({ email: 'נועה@example.com' });
  workbench = await openWorkbench({
    connection: [
      { ...kratos, name: 'practice' },
      { ...publicOnly, publicUrl: kratos.publicUrl },
    ],
  });
  identities = workbench.tree('Identities');
  courier = workbench.tree('Courier');
});

describe('the view of identities', () => {
  it('is read when it is opened, each line with what there is to know', async () => {
    await workbench.executeCommand('kratosFlows.identities.focus');
    await expect.poll(() => identities.text()).toContain('alice@example.com  person · no second factor');
    const text = await identities.text();
    expect(text).toContain('alicia@example.com  inactive · person · no second factor');
    expect(text).toContain('\u2068נועה@example.com\u2069');
    expect(await identities.item('alicia@example.com').getAttribute('aria-label')).toContain(
      'Identity alicia@example.com, inactive, schema person, no second factor',
    );
    for (const theme of ['dark', 'light', 'contrast'] as const) {
      await workbench.useTheme(theme);
      await workbench.screenshot(`identities-${theme}`);
    }
    await workbench.useTheme('dark');
  });

  it('hears of a change that is made here', async () => {
    await workbench.executeCommand('kratosFlows.deactivateIdentity', { identity: alice, confirmed: true });
    await expect.poll(() => identities.text()).toContain('alice@example.com  inactive · person');
    await workbench.executeCommand('kratosFlows.activateIdentity', { identity: alice, confirmed: true });
    await expect.poll(() => identities.text()).toContain('alice@example.com  person');
  });
});

describe('finding', () => {
  it('takes a whole identifier from a box, and offers to look through all where there is none', async () => {
    await workbench.runCommand('Kratos: Find Identity…');
    await workbench.quickInput.ready();
    expect(await workbench.quickInput.message()).toContain('Kratos cannot search by other traits');
    await workbench.quickInput.answer('Jones');
    await expect(identities).toHaveTree(`
      Look through all for “Jones”  any trait, page by page
      Show all identities
    `);
    expect(await workbench.page.getByText('“Jones”: nobody was found.').count()).toBe(1);
    await identities.select('Look through all for “Jones”');
    await expect(identities).toHaveTree(`
      alice@example.com  person · no second factor…
      Show all identities
    `);
    expect(await workbench.page.getByText('“Jones”: all 3 were read, 1 found.').count()).toBe(1);
    await workbench.screenshot('identities-found');
    await identities.select('Show all identities');
    await expect.poll(() => identities.text()).toContain('alicia@example.com');
  });

  it('yields what it finds to whoever calls', async () => {
    expect(await workbench.executeCommand('kratosFlows.findIdentity', { text: 'ALICE@example.com ' })).toEqual({
      found: [alice],
    });
    expect(await workbench.executeCommand('kratosFlows.lookThroughIdentities', { text: 'jone' })).toEqual({
      found: [alice],
      read: 3,
    });
    await workbench.executeCommand('kratosFlows.clearIdentitySearch');
  });
});

describe('the view of messages', () => {
  it('says to whom each went and how far it is, and leads to its flow', async () => {
    const { panel } = await workbench.startFlow({ type: 'recovery', client: 'browser', persona: 'alice' });
    await field(panel, 'Email').fill('alice@example.com');
    await press(panel, 'Continue');
    await kratos.code('alice@example.com');
    const flow = await flowIdOf(panel);
    await workbench.executeCommand('kratosFlows.courier.focus');
    await expect(courier).toHaveTree(`
      alice@example.com  email · recovery_code_valid · waits to be sent…
    `);
    await workbench.screenshot('courier');
    await courier.select('alice@example.com');
    await expect.poll(() => workbench.editorText()).toContain('Template: recovery_code_valid');
    const [message] = await kratos.courier();
    const found = await workbench.executeCommand('kratosFlows.findFlowOfMessage', { message: message?.id });
    expect(found).toEqual({ flow });
  });
});

describe('what people are called, and what they hold', () => {
  it('is in no file of the editor after everything that is done with identities here, refusals included', async () => {
    const { email, first, last, note, text } = canaries;
    const made = (await workbench.executeCommand('kratosFlows.createIdentity', {
      connection: 'practice',
      schema: 'person',
      traits: { email, name: { first } },
      confirmed: true,
    })) as { created: string };
    const identity = made.created;
    // Somebody has the address by now.
    await workbench.executeCommand('kratosFlows.createIdentity', {
      connection: 'practice',
      schema: 'person',
      traits: { email, name: { first } },
      confirmed: true,
    });
    const changes = { metadata_admin: { note }, traits: { email, name: { first, last } } };
    const named = { connection: 'practice', identity } as const;
    expect(
      await workbench.executeCommand('kratosFlows.editIdentity', { ...named, changes, confirmed: true }),
    ).toMatchObject({ edited: identity });
    await workbench.executeCommand('kratosFlows.identities.focus');
    await workbench.executeCommand('kratosFlows.findIdentity', { text: email });
    await expect.poll(() => identities.text()).toContain(email);
    expect(await workbench.executeCommand('kratosFlows.lookThroughIdentities', { text: first })).toMatchObject({
      found: [identity],
    });
    await workbench.executeCommand('kratosFlows.findIdentity', { text });
    await workbench.executeCommand('kratosFlows.clearIdentitySearch');
    await workbench.executeCommand('kratosFlows.showIdentity', named);
    await expect.poll(async () => (await workbench.panel({ 'data-identity': identity })).text()).toContain(last);
    await workbench.executeCommand('kratosFlows.openRawIdentity', named);
    await expect.poll(() => workbench.editorText()).toContain(note);
    await workbench.executeCommand('workbench.action.closeActiveEditor');
    const wrongly = workbench.executeCommand('kratosFlows.deleteIdentity', { ...named, confirmed: text });
    await expect(wrongly).rejects.toThrow('nothing was deleted');
    await workbench.executeCommand('kratosFlows.deleteIdentity', { ...named, confirmed: email });
    await expect
      .poll(async () => (await workbench.panel({ 'data-identity': identity })).text())
      .toContain('The server has no identity with this id');
    await workbench.executeCommand('workbench.action.closeAllEditors');
    await workbench.executeCommand('kratosFlows.showLog');
    expect(await workbench.find(Object.values(canaries))).toEqual([]);
  });
});

describe('what is missing', () => {
  it('is said where the list would stand, with what to do', async () => {
    await workbench.executeCommand('kratosFlows.switchConnection', { connection: publicOnly.name });
    await expect.poll(() => identities.message()).toContain('this connection has no admin URL');
    await expect.poll(() => courier.message()).toContain('this connection has no admin URL');
    await workbench.screenshot('identities-no-admin');
  });

  it('is said whole where the server refuses', async () => {
    const front = await startFaultServer({
      '/admin/*': kratosError(401, { message: 'Access credentials are invalid' }),
    });
    await workbench.executeCommand('kratosFlows.addConnection', {
      name: 'fronted',
      publicUrl: kratos.publicUrl,
      adminUrl: front.url,
    });
    await workbench.executeCommand('kratosFlows.switchConnection', { connection: 'fronted' });
    await workbench.executeCommand('kratosFlows.identities.focus');
    await expect.poll(() => identities.message()).toContain('Ory Network wants one of the project (ory_pat_…)');
    await expect(identities).toHaveTree('Read again');
  });
});
