import type { Verb } from '../commandContext';
import { readMessage } from './readMessage';

/** Opens a message with why tries to send it failed: `{message, connection?}`. */
export const run: Verb<'kratosFlows.showMessage'> = async (context, given) => {
  const read = await readMessage(context, given);
  if (!read) return undefined;
  await context.documents.openMessage(read.message);
  return { message: read.message.id, status: read.message.status };
};
