import { expect, it } from 'vitest';
import { openWorkbench, refusedUrl } from '../../kit';
import { brackets } from '../../kit/brackets';

it('speaks the language of the editor in trees, hovers and panels, and what the core says is in it too', async () => {
  const publicUrl = await refusedUrl();
  const host = publicUrl.replace('http://', '');
  const workbench = await openWorkbench({
    connection: { publicUrl },
    language: { name: 'eo', texts: brackets },
    workspace: { 'answer.json': '{ "id": 4000006 }\n' },
    view: false,
  });
  // A hover is the first that is asked for here: it is loaded without the rest.
  await workbench.openFile('answer.json');
  expect(await workbench.hover('4000006')).toContain('[Why]');

  await workbench.executeCommand('workbench.view.extension.kratosFlows');
  await workbench.executeCommand('kratosFlows.startFlow', { type: 'login', client: 'native', persona: 'alice' });
  await expect(workbench.tree('Flows')).toHaveTree(`
    ▾ practice  [down]
      [Nothing listens at ${host}: the connection was refused.]
      …
      ▾ alice · [native]  [signed out]
        [Login]  [refused] · [failed]
  `);
  const panel = await workbench.panel('[Login]');
  await panel.getByRole('heading', { name: '[The server does not answer]' }).waitFor();
  await panel.getByText(`[Nothing listens at ${host}: the connection was refused.]`).waitFor();
  await panel.getByRole('tab', { name: '[Timeline]' }).waitFor();
  await panel.getByTitle('[Client: [native]]').waitFor();
});
