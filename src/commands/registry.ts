import type { Verb } from './parts';

/** Every command, with the file that does it. The file is loaded when the command is used for the first time. */
export const verbs = {
  'kratosFlows.addConnection': () => import('./addConnection'),
  'kratosFlows.editConnection': () => import('./editConnection'),
  'kratosFlows.removeConnection': () => import('./removeConnection'),
  'kratosFlows.switchConnection': () => import('./switchConnection'),
  'kratosFlows.checkConnection': () => import('./checkConnection'),
  'kratosFlows.addPersona': () => import('./addPersona'),
  'kratosFlows.renamePersona': () => import('./renamePersona'),
  'kratosFlows.removePersona': () => import('./removePersona'),
  'kratosFlows.startFlow': () => import('./startFlow'),
  'kratosFlows.openFlow': () => import('./openFlow'),
  'kratosFlows.restartFlow': () => import('./restartFlow'),
  'kratosFlows.refetchFlow': () => import('./refetchFlow'),
  'kratosFlows.forgetFlow': () => import('./forgetFlow'),
  'kratosFlows.clearFinished': () => import('./clearFinished'),
  'kratosFlows.copyFlowId': () => import('./copyFlowId'),
  'kratosFlows.openRaw': () => import('./openRaw'),
  'kratosFlows.showMoreFlows': () => import('./showMoreFlows'),
  'kratosFlows.refreshFlows': () => import('./refreshFlows'),
  'kratosFlows.signIn': () => import('./signIn'),
  'kratosFlows.stepUp': () => import('./stepUp'),
  'kratosFlows.signOut': () => import('./signOut'),
  'kratosFlows.showSession': () => import('./showSession'),
  'kratosFlows.revokeSession': () => import('./revokeSession'),
  'kratosFlows.revokeOtherSessions': () => import('./revokeOtherSessions'),
  'kratosFlows.extendSession': () => import('./extendSession'),
  'kratosFlows.refreshSessions': () => import('./refreshSessions'),
  'kratosFlows.loadMoreSessions': () => import('./loadMoreSessions'),
  'kratosFlows.explain': () => import('./explain'),
  'kratosFlows.showLog': () => import('./showLog'),
} satisfies Record<string, () => Promise<Verb>>;

export type CommandId = keyof typeof verbs;

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

/** Commands that send nothing: they work before the workspace is trusted. */
export const worksUntrusted: ReadonlySet<string> = new Set<CommandId>(['kratosFlows.explain', 'kratosFlows.showLog']);
