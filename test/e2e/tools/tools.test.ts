import { beforeAll, describe, expect, it } from 'vitest';
import { minimalConfiguration } from '../../kit/configuration';
import { openWorkbench, startKratos, type Kratos, type Workbench } from '../../kit';

const password = 'correct-horse-4242';
let kratos: Kratos;
let workbench: Workbench;

beforeAll(async () => {
  kratos = await startKratos();
  workbench = await openWorkbench({
    connection: kratos,
    workspace: {
      'kratos.yml': `${minimalConfiguration()}  flows:\n    lgin: {}\n`,
      'other.yml': minimalConfiguration(),
      'notes.txt': 'Nothing of Kratos.',
    },
  });
});

/** What a language model hears when it asks, by the editor's own way. */
const ask = (tool: string, input: object = {}): Promise<string> =>
  workbench.inHost(
    async (vscode, name, given) => {
      const cancel = new vscode.CancellationTokenSource();
      const asked = { input: given, toolInvocationToken: undefined };
      const { content } = await vscode.lm.invokeTool(name, asked, cancel.token);
      return content.map((part) => (part as { value?: string }).value ?? '').join('');
    },
    tool,
    input,
  );

describe('a language model', () => {
  it('finds the tools', async () => {
    const names = await workbench.inHost((vscode) => vscode.lm.tools.map(({ name }) => name));
    expect(names.filter((name) => name.startsWith('kratosFlows_'))).toHaveLength(6);
  });

  it('hears of the configuration in front what is wrong with it, and who is asked', async () => {
    await workbench.openFile('kratos.yml');
    expect(await ask('kratosFlows_checkConfiguration')).toMatch(/line \d+, error, `kratos\/[\w-]+`: [^]*lgin/);
    expect(await ask('kratosFlows_checkConfiguration', { uri: 'kratos.yml' })).toContain('lgin');
    await expect(ask('kratosFlows_checkConfiguration', { uri: 'none.yml' })).rejects.toThrow(
      'There is no Kratos configuration at none.yml.',
    );
    expect(await ask('kratosFlows_whoIsAsked', { person: { credentials: ['password', 'totp'] } })).toMatch(
      /"whoami": \{[^}]*"asked": true/,
    );
  });

  it('hears which configurations there are where none is in front, and nobody is asked', async () => {
    await workbench.openFile('other.yml');
    await workbench.openFile('notes.txt');
    await expect(ask('kratosFlows_whoIsAsked')).rejects.toThrow(
      /There are several configurations.*kratos\.yml.*other\.yml/,
    );
    await workbench.executeCommand('workbench.action.closeAllEditors');
    await expect(ask('kratosFlows_whoIsAsked')).rejects.toThrow('There is no Kratos configuration in front');
  });

  it('hears of the flow in front what was done and what is next, and never a password', async () => {
    await kratos.createIdentity({ email: 'alice@example.com', password });
    const { panel } = await workbench.startFlow({ type: 'login', persona: 'alice', client: 'native' });
    await panel
      .getByLabel(/^(ID|E-Mail|Email)/i)
      .first()
      .fill('alice@example.com');
    await panel.getByLabel('Password', { exact: true }).fill(`${password}-wrong`);
    await panel.getByRole('button', { name: 'Sign in with password' }).click();
    await expect.poll(() => panel.text()).toContain('credentials are invalid');
    const told = await ask('kratosFlows_currentFlow');
    expect(told).toContain('/self-service/login');
    expect(told).not.toContain(password);
    expect(await ask('kratosFlows_nextStep')).toContain('method=password');
    expect(await ask('kratosFlows_connections')).toContain(kratos.publicUrl);
    expect(await ask('kratosFlows_explain', { text: '4000006' })).toContain('What to do');
  });
});
