import { expect, it, onTestFinished } from 'vitest';
import { findBrowser } from '../../../scripts/vscode-host.mjs';
import { openWorkbench, startKratos } from '../../kit';
import { startApps } from '../../kit/apps';
import { haveDebuggerNearby, useBrowser } from '../../kit/persona-browser';

it('a page of one’s own is explained while it is used', async () => {
  const apps = await startApps();
  const kratos = await startKratos({ config: apps.config });
  await apps.use(kratos.publicUrl);
  await kratos.createIdentity({ email: 'alice@example.com' });
  const workbench = await openWorkbench({
    connection: kratos,
    size: { width: 1400, height: 1000 },
  });
  await useBrowser(workbench, findBrowser());
  onTestFinished(() => useBrowser(workbench, undefined));
  const watch = (query: string): Promise<unknown> =>
    workbench.executeCommand('kratosFlows.watchApp', { url: `${apps.url}/client?${query}&as=alice@example.com` });

  // What goes well is a flow like any other, marked as captured.
  await watch('wrong=');
  await expect(workbench.tree('Flows')).toHaveTree(`
    ▾ practice  … · healthy
      ▾ my app · browser  signed out · in a browser · watched
        Login  … · code sent · captured
  `);
  const flows = workbench.tree('Flows');
  await flows.select('Login');
  const panel = await workbench.panel('login');
  await expect.poll(() => panel.text()).toContain('captured');
  await workbench.screenshot('watch-captured');
  expect(await panel.axe()).toEqual([]);

  // What the page does wrong is said where it did it.
  await watch('wrong=no+cookies');
  await expect(flows).toHaveTree(`
    ▾ practice  … · healthy
      ▾ my app · browser  signed out · in a browser · watched
        Login  … · no cookies · captured
        Login  … · code sent · captured
  `);
  await flows.select({ label: 'Login', description: /no cookies/ });
  await expect
    .poll(() => workbench.panel('login').then((other) => other.text()))
    .toContain('The cookies stayed at home');
  // Whoever does not see it is told.
  const told = (await workbench.panel('login')).locator('.sr-only[role=status]');
  await expect.poll(() => told.textContent()).toBe('The cookies stayed at home');
  await workbench.screenshot('watch-mistake');

  // A page of Ory's own components.
  await workbench.executeCommand('kratosFlows.watchApp', { url: `${apps.url}/elements` });
  await expect(flows).toHaveTree(`
    ▾ practice  … · healthy
      ▾ my app · browser  signed out · in a browser · watched
        Login  … · choose method · captured
        …
  `);
  await workbench.executeCommand('kratosFlows.closeBrowser', { persona: 'my app' });

  // In a browser of the editor's debugger it is the same, tab after tab.
  await useBrowser(workbench, '/nowhere/chrome');
  await haveDebuggerNearby(workbench, findBrowser());
  const borrow = (query: string): Promise<unknown> =>
    workbench.executeCommand('kratosFlows.watchApp', {
      url: `${apps.url}/client?${query}&as=alice@example.com`,
      debugger: true,
    });
  await borrow('wrong=');
  await expect(flows).toHaveTree(`
    ▾ practice  … · healthy
      ▾ my app · browser  signed out · in a browser · watched
        Login  … · code sent · captured
        Login  … · choose method · captured
        …
  `);
  await borrow('wrong=no+cookies');
  await expect(flows).toHaveTree(`
    ▾ practice  … · healthy
      ▾ my app · browser  signed out · in a browser · watched
        Login  … · no cookies · captured
        Login  … · code sent · captured
        …
  `);
  await workbench.executeCommand('kratosFlows.closeBrowser', { persona: 'my app' });
});
