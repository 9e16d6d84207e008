import type { Verb } from './commandContext';
import type { CommandId } from './contracts/index';
import { run as openPracticeConfiguration } from './servers/openPracticeConfiguration';
import { run as resetPractice } from './servers/resetPractice';
import { run as showServerLog } from './servers/showServerLog';
import { run as startPractice } from './servers/startPractice';
import { run as stopServer } from './servers/stopServer';
import { run as addConnection } from './connections/addConnection';
import { run as addPersona } from './personas/addPersona';
import { run as checkConnection } from './connections/checkConnection';
import { run as closeBrowser } from './browsers/closeBrowser';
import { run as compareExchanges } from './flows/compareExchanges';
import { run as compareFlows } from './flows/compareFlows';
import { run as continueInBrowser } from './browsers/continueInBrowser';
import { run as showBrowser } from './browsers/showBrowser';
import { run as stopWatching } from './browsers/stopWatching';
import { run as watchApp } from './browsers/watchApp';
import { run as chooseConfiguration } from './config/chooseConfiguration';
import { run as chooseConfigVersion } from './config/chooseConfigVersion';
import { run as choosePageOrigin } from './keys/choosePageOrigin';
import { run as clearFinished } from './flows/clearFinished';
import { run as copyAsCurl } from './flows/copyAsCurl';
import { run as copyFlowId } from './flows/copyFlowId';
import { run as copyKey } from './keys/copyKey';
import { run as editConnection } from './connections/editConnection';
import { run as editHookAnswer } from './listeners/editHookAnswer';
import { run as explain } from './config/explain';
import { run as showDocumentation } from './config/showDocumentation';
import { run as explainAnything } from './flows/explainAnything';
import { run as explainTerminalSelection } from './flows/explainTerminalSelection';
import { run as explainConfig } from './config/explainConfig';
import { run as examineConnection } from './connections/examineConnection';
import { run as exportFlow } from './flows/exportFlow';
import { run as extendSession } from './sessions/extendSession';
import { run as forgetFlow } from './flows/forgetFlow';
import { run as loadMoreSessions } from './sessions/loadMoreSessions';
import { run as activateIdentity } from './identities/activateIdentity';
import { run as deactivateIdentity } from './identities/deactivateIdentity';
import { run as deleteIdentity } from './identities/deleteIdentity';
import { run as openRawIdentity } from './identities/openRawIdentity';
import { run as removeCredential } from './identities/removeCredential';
import { run as revokeIdentitySessions } from './identities/revokeIdentitySessions';
import { run as createIdentity } from './identities/createIdentity';
import { run as editIdentity } from './identities/editIdentity';
import { run as importIdentities } from './identities/importIdentities';
import { run as inviteIdentity } from './identities/inviteIdentity';
import { run as recoverIdentity } from './identities/recoverIdentity';
import { run as setPassword } from './identities/setPassword';
import { run as showIdentity } from './identities/showIdentity';
import { run as showIdentityOfFlow } from './identities/showIdentityOfFlow';
import { run as showIdentityOfSession } from './identities/showIdentityOfSession';
import { run as importExchanges } from './flows/importExchanges';
import { run as openFlow } from './flows/openFlow';
import { run as openRaw } from './flows/openRaw';
import { run as refetchFlow } from './flows/refetchFlow';
import { run as refreshFlows } from './flows/refreshFlows';
import { run as refreshSessions } from './sessions/refreshSessions';
import { run as removeConnection } from './connections/removeConnection';
import { run as removeKey } from './keys/removeKey';
import { run as removePersona } from './personas/removePersona';
import { run as renameKey } from './keys/renameKey';
import { run as renamePersona } from './personas/renamePersona';
import { run as replayFlow } from './flows/replayFlow';
import { run as restartFlow } from './flows/restartFlow';
import { run as revokeOtherSessions } from './sessions/revokeOtherSessions';
import { run as revokeSession } from './sessions/revokeSession';
import { run as saveSequence } from './flows/saveSequence';
import { run as secureCookies } from './personas/secureCookies';
import { run as showHookCalls } from './listeners/showHookCalls';
import { run as showLog } from './showLog';
import { run as showMoreFlows } from './flows/showMoreFlows';
import { run as showSession } from './sessions/showSession';
import { run as signIn } from './sessions/signIn';
import { run as signOut } from './sessions/signOut';
import { run as startFlow } from './flows/startFlow';
import { run as stepUp } from './sessions/stepUp';
import { run as switchConnection } from './connections/switchConnection';
import { run as tryReturnUrl } from './config/tryReturnUrl';
import { run as whoHasWhat } from './identities/whoHasWhat';
import { run as whoIsAsked } from './config/whoIsAsked';
import { run as findIdentity } from './identityList/findIdentity';
import { run as lookThroughIdentities } from './identityList/lookThroughIdentities';
import { run as clearIdentitySearch } from './identityList/clearIdentitySearch';
import { run as refreshIdentities } from './identityList/refreshIdentities';
import { run as loadMoreIdentities } from './identityList/loadMoreIdentities';
import { run as showMessage } from './courier/showMessage';
import { run as findFlowOfMessage } from './courier/findFlowOfMessage';
import { run as refreshCourier } from './courier/refreshCourier';
import { run as loadMoreMessages } from './courier/loadMoreMessages';

/** Every command, and what it does. */
export const commandTable: { readonly [Id in CommandId]: Verb<Id> } = {
  'kratosFlows.addConnection': addConnection,
  'kratosFlows.editConnection': editConnection,
  'kratosFlows.removeConnection': removeConnection,
  'kratosFlows.switchConnection': switchConnection,
  'kratosFlows.checkConnection': checkConnection,
  'kratosFlows.addPersona': addPersona,
  'kratosFlows.renamePersona': renamePersona,
  'kratosFlows.removePersona': removePersona,
  'kratosFlows.choosePageOrigin': choosePageOrigin,
  'kratosFlows.renameKey': renameKey,
  'kratosFlows.copyKey': copyKey,
  'kratosFlows.removeKey': removeKey,
  'kratosFlows.startFlow': startFlow,
  'kratosFlows.openFlow': openFlow,
  'kratosFlows.importExchanges': importExchanges,
  'kratosFlows.restartFlow': restartFlow,
  'kratosFlows.refetchFlow': refetchFlow,
  'kratosFlows.forgetFlow': forgetFlow,
  'kratosFlows.clearFinished': clearFinished,
  'kratosFlows.copyFlowId': copyFlowId,
  'kratosFlows.openRaw': openRaw,
  'kratosFlows.examineConnection': examineConnection,
  'kratosFlows.exportFlow': exportFlow,
  'kratosFlows.compareFlows': compareFlows,
  'kratosFlows.compareExchanges': compareExchanges,
  'kratosFlows.replayFlow': replayFlow,
  'kratosFlows.copyAsCurl': copyAsCurl,
  'kratosFlows.saveSequence': saveSequence,
  'kratosFlows.showMoreFlows': showMoreFlows,
  'kratosFlows.refreshFlows': refreshFlows,
  'kratosFlows.secureCookies': secureCookies,
  'kratosFlows.continueInBrowser': continueInBrowser,
  'kratosFlows.watchApp': watchApp,
  'kratosFlows.stopWatching': stopWatching,
  'kratosFlows.showBrowser': showBrowser,
  'kratosFlows.closeBrowser': closeBrowser,
  'kratosFlows.showIdentity': showIdentity,
  'kratosFlows.showIdentityOfSession': showIdentityOfSession,
  'kratosFlows.showIdentityOfFlow': showIdentityOfFlow,
  'kratosFlows.openRawIdentity': openRawIdentity,
  'kratosFlows.deactivateIdentity': deactivateIdentity,
  'kratosFlows.activateIdentity': activateIdentity,
  'kratosFlows.revokeIdentitySessions': revokeIdentitySessions,
  'kratosFlows.removeCredential': removeCredential,
  'kratosFlows.deleteIdentity': deleteIdentity,
  'kratosFlows.createIdentity': createIdentity,
  'kratosFlows.editIdentity': editIdentity,
  'kratosFlows.inviteIdentity': inviteIdentity,
  'kratosFlows.importIdentities': importIdentities,
  'kratosFlows.recoverIdentity': recoverIdentity,
  'kratosFlows.setPassword': setPassword,
  'kratosFlows.signIn': signIn,
  'kratosFlows.stepUp': stepUp,
  'kratosFlows.signOut': signOut,
  'kratosFlows.showSession': showSession,
  'kratosFlows.revokeSession': revokeSession,
  'kratosFlows.revokeOtherSessions': revokeOtherSessions,
  'kratosFlows.extendSession': extendSession,
  'kratosFlows.refreshSessions': refreshSessions,
  'kratosFlows.loadMoreSessions': loadMoreSessions,
  'kratosFlows.findIdentity': findIdentity,
  'kratosFlows.lookThroughIdentities': lookThroughIdentities,
  'kratosFlows.clearIdentitySearch': clearIdentitySearch,
  'kratosFlows.refreshIdentities': refreshIdentities,
  'kratosFlows.loadMoreIdentities': loadMoreIdentities,
  'kratosFlows.showMessage': showMessage,
  'kratosFlows.findFlowOfMessage': findFlowOfMessage,
  'kratosFlows.refreshCourier': refreshCourier,
  'kratosFlows.loadMoreMessages': loadMoreMessages,
  'kratosFlows.showHookCalls': showHookCalls,
  'kratosFlows.editHookAnswer': editHookAnswer,
  'kratosFlows.practice.start': startPractice,
  'kratosFlows.practice.reset': resetPractice,
  'kratosFlows.practice.openConfiguration': openPracticeConfiguration,
  'kratosFlows.stopServer': stopServer,
  'kratosFlows.showServerLog': showServerLog,
  'kratosFlows.chooseConfigVersion': chooseConfigVersion,
  'kratosFlows.explain': explain,
  'kratosFlows.showDocumentation': showDocumentation,
  'kratosFlows.explainAnything': explainAnything,
  'kratosFlows.explainTerminalSelection': explainTerminalSelection,
  'kratosFlows.explainConfig': explainConfig,
  'kratosFlows.tryReturnUrl': tryReturnUrl,
  'kratosFlows.showLog': showLog,
  'kratosFlows.whoHasWhat': whoHasWhat,
  'kratosFlows.chooseConfiguration': chooseConfiguration,
  'kratosFlows.whoIsAsked': whoIsAsked,
};
