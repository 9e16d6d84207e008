import { expect, it } from 'vitest';
import { openWorkbench, refusedUrl } from '../../kit';
import { brackets } from '../../kit/brackets';

const config =
  'version: v1.3.1\ndsn: memory\ncookies:\n  domain: example.org\nselfservice:\n  default_browser_return_url: http://127.0.0.1:4455/\nidentity:\n  schemas: []\n';

it('speaks the language of the editor in trees, hovers and panels, and what the core says is in it too', async () => {
  const publicUrl = await refusedUrl();
  const host = publicUrl.replace('http://', '');
  const workbench = await openWorkbench({
    connection: { publicUrl },
    language: { name: 'eo', texts: brackets },
    workspace: { 'answer.json': '{ "id": 4000006 }\n', 'kratos.yml': config },
    view: false,
  });
  // A hover is the first that is asked for here: it is loaded without the rest.
  await workbench.openFile('answer.json');
  const hover = await workbench.hover('4000006');
  expect(hover).toContain('[Why]');
  // What is known is translated like everything else; what the server says stays.
  expect(hover).toMatch(/\[[A-Z][^\[\]]{40,}\]/);
  expect(hover).toContain('The provided credentials are invalid');

  await workbench.openFile('kratos.yml');
  expect(await workbench.hover('domain')).toMatch(/\[With example\.org browsers send the cookies/);

  await workbench.executeCommand('workbench.view.extension.kratosFlows');
  await workbench.executeCommand('kratosFlows.startFlow', { type: 'login', client: 'native', persona: 'alice' });
  await expect(workbench.tree('Flows')).toHaveTree(`
    ▾ practice  [down]
      [Nothing is listening at ${host}: the connection was refused.]
      …
      ▾ alice · [native]  [signed out]
        [Login]  [refused] · [failed]
  `);
  const panel = await workbench.panel('[Login]');
  await panel.getByRole('heading', { name: '[The server does not answer]' }).waitFor();
  await panel.getByText(`[Nothing is listening at ${host}: the connection was refused.]`).waitFor();
  await panel.getByRole('tab', { name: '[Timeline]' }).waitFor();
  await panel.getByTitle('[Client: [native]]').waitFor();
});
