import type { Verb } from './parts';
import { run as addConnection } from './addConnection';
import { run as addPersona } from './addPersona';
import { run as checkConnection } from './checkConnection';
import { run as chooseConfigVersion } from './chooseConfigVersion';
import { run as clearFinished } from './clearFinished';
import { run as copyFlowId } from './copyFlowId';
import { run as editConnection } from './editConnection';
import { run as explain } from './explain';
import { run as explainConfig } from './explainConfig';
import { run as extendSession } from './extendSession';
import { run as forgetFlow } from './forgetFlow';
import { run as loadMoreSessions } from './loadMoreSessions';
import { run as openFlow } from './openFlow';
import { run as openRaw } from './openRaw';
import { run as refetchFlow } from './refetchFlow';
import { run as refreshFlows } from './refreshFlows';
import { run as refreshSessions } from './refreshSessions';
import { run as removeConnection } from './removeConnection';
import { run as removePersona } from './removePersona';
import { run as renamePersona } from './renamePersona';
import { run as restartFlow } from './restartFlow';
import { run as revokeOtherSessions } from './revokeOtherSessions';
import { run as revokeSession } from './revokeSession';
import { run as secureCookies } from './secureCookies';
import { run as showLog } from './showLog';
import { run as showMoreFlows } from './showMoreFlows';
import { run as showSession } from './showSession';
import { run as signIn } from './signIn';
import { run as signOut } from './signOut';
import { run as startFlow } from './startFlow';
import { run as stepUp } from './stepUp';
import { run as switchConnection } from './switchConnection';
import { run as tryReturnUrl } from './tryReturnUrl';
import { run as whoIsAsked } from './whoIsAsked';

/** Every command, and what it does. */
export const verbs = {
  'kratosFlows.addConnection': addConnection,
  'kratosFlows.editConnection': editConnection,
  'kratosFlows.removeConnection': removeConnection,
  'kratosFlows.switchConnection': switchConnection,
  'kratosFlows.checkConnection': checkConnection,
  'kratosFlows.addPersona': addPersona,
  'kratosFlows.renamePersona': renamePersona,
  'kratosFlows.removePersona': removePersona,
  'kratosFlows.startFlow': startFlow,
  'kratosFlows.openFlow': openFlow,
  'kratosFlows.restartFlow': restartFlow,
  'kratosFlows.refetchFlow': refetchFlow,
  'kratosFlows.forgetFlow': forgetFlow,
  'kratosFlows.clearFinished': clearFinished,
  'kratosFlows.copyFlowId': copyFlowId,
  'kratosFlows.openRaw': openRaw,
  'kratosFlows.showMoreFlows': showMoreFlows,
  'kratosFlows.refreshFlows': refreshFlows,
  'kratosFlows.secureCookies': secureCookies,
  'kratosFlows.signIn': signIn,
  'kratosFlows.stepUp': stepUp,
  'kratosFlows.signOut': signOut,
  'kratosFlows.showSession': showSession,
  'kratosFlows.revokeSession': revokeSession,
  'kratosFlows.revokeOtherSessions': revokeOtherSessions,
  'kratosFlows.extendSession': extendSession,
  'kratosFlows.refreshSessions': refreshSessions,
  'kratosFlows.loadMoreSessions': loadMoreSessions,
  'kratosFlows.chooseConfigVersion': chooseConfigVersion,
  'kratosFlows.explain': explain,
  'kratosFlows.explainConfig': explainConfig,
  'kratosFlows.tryReturnUrl': tryReturnUrl,
  'kratosFlows.showLog': showLog,
  'kratosFlows.whoIsAsked': whoIsAsked,
} satisfies Record<string, Verb>;
