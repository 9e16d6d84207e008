import { beforeEach, onTestFinished } from 'vitest';
import { openWorkbench, startKratos, type Kratos, type KratosOptions, type Panel, type Workbench } from '../../kit';
import type { FlowToStart, WorkbenchOptions } from '../../kit';
import { button, field, group, press, title } from './form';

export type Client = 'browser' | 'native';
export const clients: readonly Client[] = ['browser', 'native'];

/** What everyone here types who registers or was made by `createIdentity`. */
export const password = 'correct-horse-4242';

/** Who a persona of this name is. */
export const addressOf = (persona: string): string => `${persona}@example.com`;

/** Who does something. A persona is made with its first flow. */
export interface Actor {
  readonly persona: string;
  readonly client: Client;
  /** The name of the connection; the active one by default. */
  readonly connection?: string;
}

/** What the journeys of one file play on: a server, a workbench, and the deeds that every journey is made of. */
export interface Stage {
  readonly kratos: Kratos;
  readonly workbench: Workbench;
  /** Starts a flow; resolves to the panel that shows it. */
  start(type: FlowToStart['type'], actor: Actor, params?: FlowToStart['params']): Promise<Panel>;
  /** Shows a flow that was started before, in the panel that it has or in a new one. */
  reopen(flowId: string): Promise<Panel>;
  /** Makes an identity and signs its persona in: one factor. */
  arrive(actor: Actor): Promise<Panel>;
  /** Types address and password into a new login flow; the panel shows what came of it. */
  logIn(actor: Actor): Promise<Panel>;
  signOut(actor: Actor): Promise<void>;
  /** Adds a server as another connection; the practice one stays active. */
  connect(name: string, server: Pick<Kratos, 'publicUrl' | 'adminUrl'>): Promise<void>;
  /** Lets the persona enrol an authenticator in a settings flow of its own. */
  enrolTotp(actor: Actor): Promise<Panel>;
}

/** Opens a stage for the tests of a file; it ends with the file. */
export async function openStage(
  config?: KratosOptions['config'],
  { schema, ...options }: Omit<WorkbenchOptions, 'connection'> & Pick<KratosOptions, 'schema'> = {},
): Promise<Stage> {
  const kratos = await startKratos({ ...(config && { config }), ...(schema && { schema }) });
  const workbench = await openWorkbench({ connection: kratos, size: { width: 1400, height: 1000 }, ...options });

  const start: Stage['start'] = async (type, actor, params = {}) => {
    return (await workbench.startFlow({ type, ...actor, params })).panel;
  };
  const logIn: Stage['logIn'] = async (actor) => {
    const panel = await start('login', actor);
    await field(panel, 'E-mail').fill(addressOf(actor.persona));
    await field(panel, 'Password').fill(password);
    await press(panel, 'Sign in with password');
    await button(panel, 'Sign in with password').waitFor({ state: 'detached' });
    return panel;
  };
  return {
    kratos,
    workbench,
    start,
    logIn,
    reopen: (flowId) => workbench.showFlow(flowId),
    arrive: async (actor) => {
      await kratos.createIdentity({ email: addressOf(actor.persona), password });
      const panel = await logIn(actor);
      await title(panel, `Signed in as ${addressOf(actor.persona)}`).waitFor();
      return panel;
    },
    signOut: async (actor) => {
      await workbench.executeCommand('kratosFlows.signOut', actor);
    },
    connect: async (name, { publicUrl, adminUrl }) => {
      await addBeside(workbench, { name, publicUrl, adminUrl });
    },
    enrolTotp: async (actor) => {
      const panel = await start('settings', actor);
      const app = group(panel, 'Authenticator app');
      await press(app, /^Fill \d{3} \d{3} from the authenticator/);
      await press(app, 'Save');
      await title(panel, 'Authenticator paired').waitFor();
      return panel;
    },
  };
}

/**
 * For the top of a file: editors of one test are not in the way of the next, and stay for the picture of one that
 * failed.
 */
export function closeEditorsAfterEach(stage: () => Pick<Stage, 'workbench'>): void {
  beforeEach(() => {
    // Later than `afterEach`, which takes that picture.
    onTestFinished(async () => {
      await stage().workbench.executeCommand('workbench.action.closeAllEditors');
    });
  });
}

/** Adds a connection beside the active one, which stays it. Its line is open: the editor drew it as the active one. */
export async function addBeside(
  workbench: Workbench,
  connection: { readonly name: string; readonly publicUrl: string; readonly adminUrl: string },
): Promise<void> {
  await workbench.executeCommand('kratosFlows.addConnection', connection);
  await workbench.tree('Flows').item(connection.name).and(workbench.page.locator('[aria-expanded=true]')).waitFor();
  await workbench.executeCommand('kratosFlows.switchConnection', { connection: 'practice' });
}
