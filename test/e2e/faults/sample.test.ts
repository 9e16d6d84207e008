import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, startKratos, type Panel, type Workbench } from '../../kit';
import { faults, type Fault } from '../../torture/faults';
import { startFront, type Front } from '../../torture/front';
import { button, flowIdOf, input, message, press } from '../journeys/form';
import { setPatience, standing, typed, typeIn, type Client } from './faultStage';
import { readProblem } from './panelParts';
import { wrongPasswordText } from './scripted';

/** How many faults of all that `npm run torture` tries at the core are tried in the panel. */
const wanted = 60;

/** What stands above the form, by what an exchange comes to. */
const titles: Readonly<Record<string, RegExp>> = {
  'unreachable/refused': /^The server does not answer$/,
  'unreachable/reset': /^The connection broke off$/,
  'unreachable/timeout': /^The server did not answer in time$/,
  'unreachable/too-large': /^The answer is too large$/,
  'unreachable/other': /^The request failed$/,
  'not-kratos': /^This answer does not come from Kratos$/,
  'rate-limited': /^Too many requests$/,
  'server-failed': /^The server failed \(50\d\)$/,
  // A flow without a button.
  started: /^This flow offers nothing to press$/,
};

const titleOf = ({ comesTo: [name = ''] }: Fault): RegExp => titles[name] ?? titles[name.split('/')[0] ?? ''] ?? /^$/;
const isFlow = ({ comesTo }: Fault): boolean => comesTo.includes('started');

const some = faults.filter((fault, at) => !isFlow(fault) && at % 3 === 1).slice(0, wanted - 2 * faults.length);

let workbench: Workbench;
let front: Front;

beforeAll(async () => {
  const kratos = await startKratos();
  await kratos.createIdentity({ email: typed.identifier });
  front = await startFront(kratos.publicUrl);
  workbench = await openWorkbench({ connection: { publicUrl: front.url, adminUrl: kratos.adminUrl } });
});

afterEach(async () => {
  await front.turn(undefined);
  await setPatience(workbench, undefined);
});

/** Does something on a server with a fault; resolves once the panel that shows what came of it says so in full. */
async function meet(fault: Fault, does: () => Promise<Panel>): Promise<Panel> {
  const before = front.met;
  if (fault.neverEnds) await setPatience(workbench, 1);
  await front.turn(fault);
  const panel = await does();
  if (fault.does !== 'refuses') await expect.poll(() => front.met).toBeGreaterThan(before);
  await expect
    .poll(() => readProblem(panel))
    .toEqual({
      title: expect.stringMatching(titleOf(fault)) as string,
      why: expect.stringMatching(/\.$/) as string,
      todo: expect.stringMatching(/\.$/) as string,
      buttons: expect.arrayContaining([expect.stringMatching(/again$/)]) as string[],
    });
  await front.turn(undefined);
  return panel;
}

/** Each fault, in turn as the one client and as the other. */
const asEither = (all: readonly Fault[], shift = 0): readonly (readonly [string, Client, Fault])[] =>
  all.map((fault, at) => [fault.name, (at + shift) % 2 === 0 ? 'native' : 'browser', fault]);

const start = async (client: Client): Promise<Panel> =>
  (await workbench.startFlow({ type: 'login', client, persona: client })).panel;

/** One flow of each client, which has to outlive all that is done to it. */
const flows = new Map<Client, Promise<string>>();
async function sameFlow(client: Client): Promise<Panel> {
  const id = flows.get(client) ?? start(client).then(flowIdOf);
  flows.set(client, id);
  return workbench.showFlow(await id);
}

const fetchAgain = async (panel: Panel): Promise<unknown> =>
  workbench.executeCommand('kratosFlows.refetchFlow', { id: await flowIdOf(panel) });

/** The form is there and works: what was typed but for secrets, and the server's own words at a press. */
async function goOn(panel: Panel): Promise<void> {
  const { identifier, password } = typed;
  await expect.poll(() => input(panel, 'identifier').inputValue()).toBe(identifier);
  await input(panel, 'password').fill(password);
  await press(panel, 'Sign in with password');
  await expect.poll(() => readProblem(panel)).toBeUndefined();
  await message(panel, 4000006, wrongPasswordText).waitFor();
}

describe('sending a form', () => {
  it.each(asEither(faults))('that meets %s as a %s client is said, and sent again', async (_, client, fault) => {
    const panel = await sameFlow(client);
    await typeIn(panel);
    await meet(fault, async () => {
      await press(panel, 'Sign in with password');
      return panel;
    });
    if (isFlow(fault)) await fetchAgain(panel);
    else expect(await standing(panel)).toEqual(typed);
    await goOn(panel);
  });
});

describe('fetching a flow', () => {
  it.each(asEither(some))('that meets %s as a %s client is said, and done again', async (_, client, fault) => {
    const panel = await sameFlow(client);
    await typeIn(panel);
    await meet(fault, async () => {
      await fetchAgain(panel);
      return panel;
    });
    expect(await standing(panel)).toEqual(typed);
    await fetchAgain(panel);
    await goOn(panel);
  });
});

describe('starting a flow', () => {
  it.each(asEither(faults, 1))('that meets %s as a %s client is said, and done again', async (_, client, fault) => {
    await workbench.executeCommand('workbench.action.closeAllEditors');
    const panel = await meet(fault, () => start(client));
    await button(panel, /^(?:Try|Start) again$/)
      .last()
      .click();
    await expect.poll(async () => button(await workbench.panel(), 'Sign in with password').count()).toBe(1);
    expect(await workbench.notifications()).toEqual([]);
  });
});

describe('the extension host', () => {
  const written = async (): Promise<string> => {
    const names = await readdir(workbench.dataDir, { recursive: true });
    const logs = names.filter((name) => name.endsWith('exthost.log'));
    return (await Promise.all(logs.map((name) => readFile(path.join(workbench.dataDir, name), 'utf8')))).join('\n');
  };

  it('writes of no promise that nobody looked after, as it would', async () => {
    const before = await written();
    await workbench.inHost(() => {
      void Promise.reject(new Error('nobody looks after this one'));
    });
    await expect.poll(written).toContain('nobody looks after this one');
    // The editor itself writes this one, of a line that was drawn anew while it asked for what is below it.
    expect(before.replaceAll(/\[error\] No tree item with id/g, '')).not.toMatch(/\[error\]/);
  });
});
