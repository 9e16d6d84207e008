/** The contracts of the commands about connections. */
import { contract } from './contract';
import { confirmed, connection, field, text } from './fields';
import * as v from 'valibot';

/** An empty text takes away what is there. */
const clearable = (meaning: string): ReturnType<typeof text> =>
  field(
    meaning,
    v.pipe(
      v.string(),
      v.transform((given) => given.trim()),
    ),
  );

export const connectionContracts = {
  'kratosFlows.addConnection': contract({
    title: 'Add Connection…',
    does: 'Adds a Kratos server, makes it the active one and checks it. Returns the connection, and in words how it is doing',
    asksFor: ['publicUrl'],
    arguments: v.object({
      name: text('Its name in the trees; made of the address when left out.'),
      publicUrl: text('The base address of the public API.'),
      adminUrl: text('The base address of the admin API.'),
      apiKey: text('The API key of an Ory Network project.'),
    }),
  }),
  'kratosFlows.editConnection': contract({
    title: 'Edit Connection…',
    does: 'Changes what is given; an empty `adminUrl` or `apiKey` removes it. With the connection alone it asks what to change',
    asksFor: ['connection'],
    arguments: v.object({
      connection,
      name: text('The new name.'),
      publicUrl: text('The new address of the public API.'),
      adminUrl: clearable('The new address of the admin API; empty for none.'),
      apiKey: clearable('The new API key; empty for none.'),
    }),
    adapt: withConnection,
  }),
  'kratosFlows.removeConnection': contract({
    title: 'Remove Connection…',
    does: 'Removes a connection with its personas and flows. Nothing changes on the server',
    asksFor: ['connection', 'confirmed'],
    arguments: v.object({ connection, confirmed }),
  }),
  'kratosFlows.switchConnection': contract({
    title: 'Switch Connection…',
    does: 'Makes a connection the active one',
    asksFor: ['connection'],
    arguments: v.object({ connection }),
  }),
  'kratosFlows.examineConnection': contract({
    title: 'Examine Connection…',
    does: 'Looks at addresses, cookies, CORS, clock, admin URL and what stands in front of a server, and opens a report. Returns its lines',
    asksFor: ['connection'],
    arguments: v.object({ connection }),
  }),
  'kratosFlows.checkConnection': contract({
    title: 'Check Connection',
    does: 'Checks how a server is doing now. Returns the answer in words',
    asksFor: ['connection'],
    arguments: v.object({ connection }),
  }),
};

/** `{id}` once named the connection, and `null` took away what an empty text takes away now. */
function withConnection(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const { id, ...rest } = given as Readonly<Record<string, unknown>>;
  const cleared = (name: string): object => (rest[name] === null ? { [name]: '' } : {});
  return {
    ...(typeof id === 'string' && { connection: id }),
    ...rest,
    ...cleared('adminUrl'),
    ...cleared('apiKey'),
  };
}
