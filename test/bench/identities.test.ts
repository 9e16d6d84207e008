import { it } from 'vitest';
import { openWorkbench, startFaultServer } from '../kit';
import { identityRoutes, measureIdentityPage } from './identityPage';

it('paints the page of an identity', async () => {
  const answered = { at: 0 };
  const faults = await startFaultServer(identityRoutes(answered));
  const workbench = await openWorkbench({ connection: { publicUrl: faults.url, adminUrl: faults.url } });
  await measureIdentityPage(workbench, answered);
});
