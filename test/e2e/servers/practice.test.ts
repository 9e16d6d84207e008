import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { findKratos } from '../../../scripts/kratos.mjs';
import { openWorkbench, type Workbench } from '../../kit';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWorkbench();
  await useKratos(workbench);
});

/** Has the editor start the Kratos of this run. */
async function useKratos({ inHost }: Workbench): Promise<void> {
  const source = await findKratos();
  if (source.kind !== 'program') throw new Error('These tests start a program.');
  await inHost(async (vscode, file) => {
    await vscode.workspace.getConfiguration('kratosFlows').update('server.path', file, true);
  }, source.path);
}

/** The servers that this window's extension host started, by their ids. */
async function servers(): Promise<readonly number[]> {
  const host = await workbench.inHost(() => process.pid);
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .map((line) => /^\s*(\d+)\s+(\d+)\s.* serve -c /.exec(line))
    .filter((found) => Number(found?.[2]) === host)
    .map((found) => Number(found?.[1]));
}

describe('a practice server', () => {
  it('starts from the empty view, and stops', async () => {
    await workbench.screenshot('practice-welcome');
    await workbench.page.getByRole('button', { name: 'Start a Practice Kratos' }).first().click();
    await workbench.quickInput.ready();
    await workbench.screenshot('practice-recipes');
    await workbench.quickInput.choose('Password and TOTP');
    await expect(workbench.tree('Flows')).toHaveTree(`
      ▾ practice  {/v\\d+.*/} · healthy · runs here
        No flow yet: start one
    `);
    await workbench.screenshot('practice-started');
    expect(await servers()).toHaveLength(1);
    await workbench.executeCommand('kratosFlows.stopServer', {});
    expect(await servers()).toHaveLength(0);
  });
});
