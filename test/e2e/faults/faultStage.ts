import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, expect } from 'vitest';
import { openWorkbench, startFaultServer, type FaultServer, type Panel, type Workbench } from '../../kit';
import { readProblem, type ShownProblem } from './panelParts';
import { loginFlow, type Odd } from './scripted';

export type Client = 'native' | 'browser';

/** Typed into every form; it has to be there after whatever the server answers. */
export const typed = { identifier: 'alice@example.com', password: 'a wrong guess' };
export const startPath = { native: '/self-service/login/api', browser: '/self-service/login/browser' } as const;
export const submitPath = '/self-service/login';
export const freshId = randomUUID;

/**
 * What the tests of a file play on: a server that answers as scripted, another one that must never be asked, and a
 * workbench.
 */
export interface FaultStage {
  readonly faults: FaultServer;
  readonly elsewhere: FaultServer;
  readonly workbench: Workbench;
  /** Seconds that a request may take; the default again after each test. */
  setPatience(seconds: number | undefined): Promise<void>;
  /** Refuses connections, until `mend` or the end of the test. */
  breakDown(): Promise<void>;
  mend(): Promise<void>;
  /**
   * Starts a login, which is answered with a flow that differs so, and shows its panel with the timeline beside the
   * form.
   */
  openForm(client: Client, odd?: Odd): Promise<Panel>;
}

/** Opens a stage before the tests of a file; it is there when they run. */
export function useFaultStage(): () => FaultStage {
  let stage: FaultStage | undefined;
  beforeAll(async () => {
    stage = await open();
  });
  afterEach(async () => {
    await stage?.setPatience(undefined);
    await stage?.mend();
  });
  return () => {
    if (!stage) throw new Error('The stage is not open yet.');
    return stage;
  };
}

async function open(): Promise<FaultStage> {
  const [faults, elsewhere] = await Promise.all([startFaultServer(), startFaultServer()]);
  const workbench = await openWorkbench({ connection: { publicUrl: faults.url, adminUrl: faults.url } });
  let down = false;
  return {
    faults,
    elsewhere,
    workbench,
    setPatience: (seconds) => setPatience(workbench, seconds),
    breakDown: async () => {
      down = true;
      await faults.stop();
    },
    mend: async () => {
      if (down) await faults.restart();
      down = false;
    },
    openForm: async (client, odd = {}) => {
      const id = odd.id ?? freshId();
      faults.route(`GET ${startPath[client]}`, loginFlow({ type: client === 'native' ? 'api' : client, ...odd, id }));
      await workbench.executeCommand('kratosFlows.startFlow', { type: 'login', client, persona: client });
      const panel = await workbench.panel({ 'data-flow-id': id });
      await panel.getByRole('tab', { name: 'Timeline' }).click();
      return panel;
    },
  };
}

/** Sets how many seconds a request may take; the default again without a number. */
export function setPatience(workbench: Workbench, seconds: number | undefined): Promise<void> {
  return workbench.inHost(async (vscode, value) => {
    await vscode.workspace.getConfiguration('kratosFlows').update('requestTimeout', value ?? undefined, true);
  }, seconds ?? null);
}

export async function typeIn(panel: Panel): Promise<void> {
  for (const [name, value] of Object.entries(typed)) await panel.locator(`input[name=${name}]`).fill(value);
}

/** What stands in the form. */
export async function standing(panel: Panel): Promise<unknown> {
  return {
    identifier: await panel.locator('input[name=identifier]').inputValue(),
    password: await panel.locator('input[name=password]').inputValue(),
  };
}

/** Fills and sends the form; resolves to the problem that the panel shows then. */
export async function problemAfterPress(panel: Panel): Promise<ShownProblem | undefined> {
  await typeIn(panel);
  await press(panel, 'Sign in with password');
  await expect.poll(() => readProblem(panel)).toBeDefined();
  return readProblem(panel);
}

export function press(panel: Panel, name: string): Promise<void> {
  return panel.getByRole('button', { name, exact: true }).click();
}
