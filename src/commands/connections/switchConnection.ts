import { chooseOrAdd } from '../../prompts/connections/chooseOrAdd';
import type { Verb } from '../commandContext';
import { summariseConnection } from '../summary';
import { run as addConnection } from './addConnection';
import { namedConnection } from './findConnection';

/** Makes a connection the active one, or the person chooses (or adds one). */
export const run: Verb<'kratosFlows.switchConnection'> = async (context, given) => {
  const chosen = namedConnection(context, given) ?? (await chooseOrAdd(context));
  if (chosen === 'add') return addConnection(context, {});
  if (!chosen) return undefined;
  await context.connections.activate(chosen.id);
  return summariseConnection(chosen);
};
