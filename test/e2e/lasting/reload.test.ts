import { readdirSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, startFaultServer, startKratos } from '../../kit';
import type { FlowToStart, Kratos, Panel, Workbench } from '../../kit';
import { readTimeline } from '../faults/panelParts';
import { input, openGroup, press, title } from '../journeys/form';

const password = 'correct-horse-4242';

type Type = FlowToStart['type'];
type Client = FlowToStart['client'];

let kratos: Kratos;
let workbench: Workbench;
/** The flows by what they are called here. */
const flows: Record<string, string> = {};

async function start(called: string, type: Type, persona: string, client: Client): Promise<Panel> {
  const { id, panel } = await workbench.startFlow({ type, persona, client });
  flows[called] = id;
  return panel;
}

const show = (called: string): Promise<Panel> => workbench.showFlow(flows[called] ?? '');

/** What a panel shows. */
interface Picture {
  readonly title: string;
  readonly facts: readonly string[];
  readonly fields: readonly (readonly string[])[];
  readonly tab: string;
  readonly timeline: readonly string[];
}

/**
 * What a panel shows: its facts without the time left, what stands in the form, its tab, and the timeline, which it is
 * left at.
 */
async function picture(panel: Panel): Promise<Picture> {
  const facts = await panel.locator('.facts li:not(.left)').allInnerTexts();
  const fields = await panel.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('form input[data-key]')].map(({ name, value }) => [name, value]),
  );
  const tab = await panel.getByRole('tab', { selected: true }).innerText();
  await panel.getByRole('tab', { name: 'Timeline' }).click();
  return { title: await panel.locator('h1').innerText(), facts, fields, tab, timeline: await readTimeline(panel) };
}

/** Everything that is looked at before and after. */
interface Everything {
  readonly trees: readonly string[];
  readonly panels: Readonly<Record<string, Picture>>;
  readonly tabs: readonly string[];
  readonly connections: unknown;
  readonly status: string | undefined;
}

/** Everything that has to be as it was, but for times that run. */
async function everything(): Promise<Everything> {
  const trees = await Promise.all(['Flows', 'Sessions'].map((name) => workbench.tree(name).text({ icons: true })));
  const panels: Record<string, Picture> = {};
  for (const called of Object.keys(flows)) panels[called] = await picture(await show(called));
  return {
    trees: trees.map((text) => text.replaceAll(/\d+ (min|h|s)\b/g, 'some time')),
    panels,
    tabs: await workbench.tabs(),
    connections: await workbench.inHost((vscode) =>
      vscode.workspace.getConfiguration('kratosFlows').get('connections'),
    ),
    status: (await workbench.statusBar()).find((text) => text.startsWith('practice')),
  };
}

beforeAll(async () => {
  const [started, other] = await Promise.all([startKratos(), startFaultServer()]);
  kratos = started;
  workbench = await openWorkbench({
    connection: [kratos, { name: 'other', publicUrl: other.url }],
    size: { width: 1400, height: 1000 },
  });
  await kratos.createIdentity({ email: 'bob@example.com', password });
  await kratos.createIdentity({ email: 'carol@example.com', password });

  // A registration in its middle: the second step where there are two, else the form half filled.
  const alice = await start('registration', 'registration', 'alice', 'browser');
  await input(alice, 'traits.email').fill('alice@example.com');
  await input(alice, 'traits.name.first').fill('Alice <i>&amp;');
  // Where the profile comes first, the password is asked for in a second step.
  if ((await input(alice, 'password').count()) === 0) await press(alice, 'Sign up');
  await input(alice, 'password').fill('typed, never stored');

  // One who is signed in, with a change of the settings not sent yet.
  const bob = await start('login', 'login', 'bob', 'native');
  await input(bob, 'identifier').fill('bob@example.com');
  await input(bob, 'password').fill(password);
  await press(bob, 'Sign in with password');
  await title(bob, 'Signed in as bob@example.com').waitFor();
  const settings = await start('settings', 'settings', 'bob', 'native');
  await openGroup(settings, 'Profile');
  await input(settings, 'traits.name.last').fill('Builder');

  // A login half typed, to be sent as a form.
  const carol = await start('half', 'login', 'carol', 'browser');
  await input(carol, 'identifier').fill('carol@example.com');
  await input(carol, 'password').fill('also never stored');
  await carol.getByText('form', { exact: true }).click();
  // Every panel is left at its timeline.
  await everything();
});

/** Secrets that were typed and not sent do not come back, and flows that go on are read again when they are seen. */
function asItComesBack(before: Everything, goOn: Readonly<Record<string, string>>): unknown {
  const panels = Object.entries(before.panels).map(([called, panel]) => {
    const type = goOn[called];
    if (type === undefined) return [called, panel] as const;
    const number = panel.timeline.length + 1;
    const read = `${number} GET /self-service/${type}/flows?id=${(flows[called] ?? '').slice(0, 8)}… 200`;
    return [called, { ...panel, tab: `Timeline\n${number}`, timeline: [...panel.timeline, read] }] as const;
  });
  const text = JSON.stringify({ ...before, panels: Object.fromEntries(panels) });
  return JSON.parse(text.replaceAll('also never stored', '').replaceAll('typed, never stored', ''));
}

describe('what was there', () => {
  it('is there after the window is reloaded, and a registration in its middle is finished', async () => {
    const before = await everything();
    expect(JSON.stringify(before)).toContain('also never stored');
    await workbench.reload();
    await expect.poll(() => workbench.tabs()).toEqual(before.tabs);
    // The panel in front is back by itself.
    const front = await workbench.panel({ 'data-flow-id': flows.half ?? '' });
    expect(await input(front, 'identifier').inputValue()).toBe('carol@example.com');
    const goOn = { registration: 'registration', settings: 'settings', half: 'login' };
    await expect.poll(everything, { interval: 1000 }).toEqual(asItComesBack(before, goOn));
    await workbench.screenshot('reloaded');

    const panel = await show('registration');
    await input(panel, 'password').fill(password);
    await press(panel, 'Sign up');
    await title(panel, 'Registered and signed in as alice@example.com').waitFor();
    expect(await workbench.notifications()).toEqual([]);
  });

  it('is there after the editor is started again, and its flows go on', async () => {
    const before = await everything();
    await workbench.restart();
    await expect.poll(() => workbench.tabs()).toEqual(before.tabs);
    const goOn = { settings: 'settings', half: 'login' };
    await expect.poll(everything, { interval: 1000 }).toEqual(asItComesBack(before, goOn));

    const carol = await show('half');
    await carol.getByRole('tab', { name: 'Request' }).click();
    expect(await carol.getByRole('radio', { name: 'form' }).isChecked()).toBe(true);
    await input(carol, 'password').fill(password);
    await press(carol, 'Sign in with password');
    await title(carol, 'Signed in as carol@example.com').waitFor();
    const settings = await show('settings');
    await press(settings.locator('[data-group=profile]'), 'Save');
    await title(settings, 'Profile changed').waitFor();
    expect(await workbench.notifications()).toEqual([]);
  });
});

describe('two windows on one folder', () => {
  it('keep the personas and flows of both', async () => {
    const second = await workbench.secondWindow();
    const begin = async (window: Pick<Workbench, 'executeCommand'>, persona: string): Promise<string> => {
      const asked = { type: 'verification', persona, client: 'native' } as const;
      return ((await window.executeCommand('kratosFlows.startFlow', asked)) as { id: string }).id;
    };
    // Each changes something of its own after the other has, so that each writes last once.
    const ids = [await begin(workbench, 'dora'), await begin(second, 'emil'), await begin(workbench, 'fritz')];
    await second.executeCommand('kratosFlows.renamePersona', { persona: 'emil', name: 'emilia' });
    ids.push(await begin(second, 'gerda'));
    const stored = (): string[] =>
      readdirSync(workbench.dataDir, { recursive: true, encoding: 'utf8' }).map((file) => path.basename(file));
    await expect.poll(stored).toEqual(expect.arrayContaining(ids.map((id) => `flow-${id}.json`)));
    await second.executeCommand('workbench.action.closeAllEditors');
    await second.close();

    await workbench.reload();
    // Which view is open is a matter of the workspace, and the second window closed last.
    await workbench.executeCommand('workbench.view.extension.kratosFlows');
    const people = async (): Promise<string[]> =>
      [...(await workbench.tree('Flows').text()).matchAll(/(\w+) · native/g)].map(([, name]) => name ?? '').toSorted();
    await expect.poll(people).toEqual(expect.arrayContaining(['dora', 'emilia', 'fritz', 'gerda']));
    for (const id of ids) {
      await title(await workbench.showFlow(id), 'Verification').waitFor();
    }
    expect(await workbench.notifications()).toEqual([]);
  });
});
