import type { Verb } from '../commandContext';

/** Opens the file with the answers to web hooks. */
export const run: Verb<'kratosFlows.editHookAnswer'> = async (context) => {
  const { answerFile } = await context.listeners.open();
  await answerFile.edit();
  return answerFile.uri.toString();
};
