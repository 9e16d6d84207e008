import { expect, it } from 'vitest';
import { startKratos } from '../../kit';
import { exploring } from '../people';

const id = '9f425a8d-7efc-4768-8f23-7647a74fdf13';

it('tells the public side from the admin side, and names the latter', async () => {
  const { publicUrl, adminUrl } = await startKratos({});
  const { adminIdentities, adminSessions } = exploring({ publicUrl, adminUrl: publicUrl });
  const connection = { id: 'practice', name: 'practice', publicUrl, adminUrl: publicUrl };
  expect(await adminIdentities.read(connection, id)).toMatchObject({
    kind: 'problem',
    what: `The admin URL leads to the public side of Kratos, which sends on to ${new URL(adminUrl).origin}.`,
    todo: expect.stringContaining(`make ${new URL(adminUrl).origin} its admin URL`) as unknown,
  });
  // Sessions have no such way on.
  expect(await adminSessions.list(connection, { size: 1 })).toMatchObject({
    todo: expect.stringContaining('its admin URL has to lead to Kratos’s own admin API') as unknown,
  });
  expect(await adminIdentities.read({ ...connection, adminUrl }, id)).toMatchObject({
    todo: expect.stringContaining('It was deleted meanwhile') as unknown,
  });
});
