/** The contracts of the commands about flows. */
import * as v from 'valibot';
import { contract } from './contract';
import { formatNames } from '../../kratos/export/names';
import { shells } from '../../kratos/export/shells';
import { choice, clientField, connection, field, flag, flowId, text, typeField, who } from './fields';

/** A flow by its id; the one in front or selected when left out. */
const oneFlow = v.object({ id: flowId });

export const flowContracts = {
  'kratosFlows.startFlow': contract({
    title: 'Start Flow…',
    does: 'Starts a flow and shows it. A persona that does not exist is made; with type and client alone it is the one used last',
    asksFor: ['type', 'client', 'persona'],
    arguments: v.object({
      type: typeField(),
      client: clientField('The client of the persona.'),
      persona: text('A persona, by its name or id.'),
      params: field(
        'Options by their names in the query of Kratos: refresh, aal, return_to, via, …',
        v.record(v.string(), v.union([v.string(), v.boolean()])),
      ),
      connection,
    }),
  }),
  'kratosFlows.openFlow': contract({
    title: 'Open Flow by Id or URL…',
    does: 'Shows a flow: one that is kept here, or one on the server, read as that persona. An address that starts a flow begins a new one; one of an error that Kratos keeps (`/self-service/errors?id=`, an error page) opens what is known of it',
    asksFor: ['id'],
    arguments: v.object({
      id: text('The id of a flow.'),
      url: text('Instead of the id: an address that names a flow, of Kratos or of a login UI.'),
      type: typeField(),
      ...who,
    }),
  }),
  'kratosFlows.importExchanges': contract({
    title: 'Import Requests as Flows…',
    does: 'Makes flows of recorded requests (HAR, cURL, PowerShell, fetch, `.http`), to be looked at: what they meant, and what they did wrong. Nothing is sent, and secrets are masked before anything is stored',
    asksFor: ['file'],
    arguments: v.object({
      file: text('The file, by its path or address.'),
      text: text('Instead of the file: its text.'),
    }),
    adapt: fileOfExplorer,
  }),
  'kratosFlows.restartFlow': contract({
    title: 'Restart Flow',
    does: 'Starts a flow again, with the same type, persona and options',
    asksFor: ['id'],
    arguments: oneFlow,
  }),
  'kratosFlows.refetchFlow': contract({
    title: 'Fetch Flow Again',
    does: 'Reads a flow again from the server',
    asksFor: ['id'],
    arguments: oneFlow,
  }),
  'kratosFlows.forgetFlow': contract({
    title: 'Forget Flow',
    does: 'Removes a flow from the tree, with what was kept of it; without an id, the selected ones. On the server it lives on until it expires',
    asksFor: ['id'],
    arguments: oneFlow,
    adapt: flowLine,
  }),
  'kratosFlows.clearFinished': contract({
    title: 'Clear Finished Flows',
    does: 'Removes the flows that are done, failed or expired from the tree: of a persona, of a connection, or all',
    arguments: v.object(who),
  }),
  'kratosFlows.copyFlowId': contract({
    title: 'Copy Flow Id',
    does: 'Copies the id of a flow',
    asksFor: ['id'],
    arguments: oneFlow,
  }),
  'kratosFlows.openRaw': contract({
    title: 'Open Flow as JSON',
    does: 'Opens the JSON of a flow as the server sent it last, with its secrets masked',
    asksFor: ['id'],
    arguments: oneFlow,
  }),
  'kratosFlows.exportFlow': contract({
    title: 'Export Flow as Code…',
    does: 'Opens what was done in a flow as code that does it again: tokens and ids come from the answers, passwords and identifiers are variables, and whatever differs from what was seen makes it fail',
    asksFor: ['id', 'format', 'joined'],
    arguments: v.object({
      id: flowId,
      format: choice(formatNames, 'The language or tool.'),
      joined: flag('With the flows that belong to it: what it resumed, what followed, and the sign-in that it needs.'),
      secrets: flag('Passwords and other secrets stand in the code. They do not when left out.'),
    }),
  }),
  'kratosFlows.compareFlows': contract({
    title: 'Compare Flows…',
    does: 'Compares two flows step by step in the editor: what was sent, what it meant, messages, nodes and cookies that are new, gone or changed. Ids, tokens, times and addresses have names, so that only what matters differs. Yields what differs; nothing is sent',
    asksFor: ['id', 'with'],
    arguments: v.object({ id: flowId, with: text('The id of the other flow.') }),
    worksUntrusted: true,
    adapt: flowLine,
  }),
  'kratosFlows.compareExchanges': contract({
    title: 'Compare Exchanges…',
    does: 'Compares two exchanges as *Compare Flows* does: of one flow, or the same step of two',
    asksFor: ['id', 'exchange', 'withExchange'],
    arguments: v.object({
      id: flowId,
      exchange: text('The id of an exchange of the flow; the last one when left out.'),
      with: text('The id of the other flow; the same one when left out.'),
      withExchange: text('The id of the exchange to compare with.'),
    }),
    worksUntrusted: true,
    adapt: flowLine,
  }),
  'kratosFlows.replayFlow': contract({
    title: 'Replay Flow…',
    does: 'Does a flow again, with the sign-in and the flows that belong to it, as its persona or as a fresh one: tokens, ids and codes come from the new answers, a registration gets a new address. It stops where an answer differs so that it cannot go on, and shows both runs side by side',
    asksFor: ['id', 'as', 'values'],
    arguments: v.object({
      id: flowId,
      exchange: text('The id of the exchange to begin with: attempts that failed before it are left out.'),
      as: choice(['same', 'fresh'], 'Who does it: the persona of the flow, or a new one.'),
      values: field(
        'Values of what was typed, by their names in an export: password, identifier, email, …',
        v.record(v.string(), v.string()),
      ),
    }),
    adapt: flowLine,
  }),
  'kratosFlows.copyAsCurl': contract({
    title: 'Copy Last Request as cURL',
    does: 'Copies a request of a flow as a command of curl, or for PowerShell of its `Invoke-WebRequest`: the last one, or the one named',
    asksFor: ['id', 'shell'],
    arguments: v.object({
      id: flowId,
      exchange: text('The id of an exchange of the flow.'),
      shell: choice(shells, 'Where it is pasted: a POSIX shell, the Windows prompt or PowerShell.'),
      secrets: flag('With its secrets; they are masked when left out.'),
    }),
  }),
  'kratosFlows.saveSequence': contract({
    title: 'Save Sequence as SVG…',
    does: 'Writes who sent what to whom in a flow as a picture: the person, the client, Kratos, its mail, web hooks and providers. No secret is in it',
    asksFor: ['id', 'file'],
    arguments: v.object({
      id: flowId,
      file: text('The file that is written, by its path or address.'),
    }),
  }),
  'kratosFlows.showMoreFlows': contract({
    title: 'Show Older Flows',
    does: 'Shows older flows of a persona in the tree',
    arguments: v.object({ persona: text('The id of a persona.') }),
  }),
  'kratosFlows.refreshFlows': contract({
    title: 'Refresh Flows',
    does: 'Redraws the Flows tree and checks every connection',
    arguments: v.object({}),
  }),
};

/** Among the selected lines are those of personas and connections, which have no flow to forget. */
function flowLine(given: unknown): unknown {
  const kind = typeof given === 'object' && given !== null && 'kind' in given ? given.kind : undefined;
  return kind === undefined || kind === 'flow' ? given : {};
}

/** The explorer and the title of an editor hand over the address of a file. */
function fileOfExplorer(given: unknown): unknown {
  const isAddress = typeof given === 'object' && given !== null && 'scheme' in given && 'path' in given;
  return isAddress ? { file: (given as Pick<URL, 'toString'>).toString() } : given;
}
