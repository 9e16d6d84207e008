import type { CommandId } from './contracts/index';

/**
 * The buttons in the title of a view. The editor hands them the line that has the focus, although they are not about
 * it: these are the same commands without it.
 */
export const titleCommands = {
  'kratosFlows.title.startFlow': 'kratosFlows.startFlow',
  'kratosFlows.title.openFlow': 'kratosFlows.openFlow',
  'kratosFlows.title.clearFinished': 'kratosFlows.clearFinished',
  'kratosFlows.title.addPersona': 'kratosFlows.addPersona',
  'kratosFlows.title.switchConnection': 'kratosFlows.switchConnection',
  'kratosFlows.title.refreshSessions': 'kratosFlows.refreshSessions',
} satisfies Record<string, CommandId>;

export type TitleCommand = keyof typeof titleCommands;
