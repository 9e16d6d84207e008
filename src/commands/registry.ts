import type { commandTable } from './table';

export type CommandId = keyof typeof commandTable;

/**
 * The buttons in the title of a view. The editor hands them the line that has the focus, although they are not about it: these are the same
 * commands without it.
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

/** Commands that send nothing: they work before the workspace is trusted. */
export const worksUntrusted: ReadonlySet<CommandId> = new Set<CommandId>([
  'kratosFlows.chooseConfigVersion',
  'kratosFlows.explain',
  'kratosFlows.explainConfig',
  'kratosFlows.showLog',
  'kratosFlows.tryReturnUrl',
  'kratosFlows.whoIsAsked',
]);
