/**
 * What a language model may ask, each in the terms of the command that shows the same to a person. Nothing here
 * changes, sends or shows anything; the manifest has the same descriptions, which a test holds.
 */
import * as v from 'valibot';
import { versions } from '../../config/reference/versions';
import { configContracts } from './config';
import { choice, flowId, text } from './fields';

/** A question that a language model can ask. */
export interface ToolContract<Entries extends v.ObjectEntries = v.ObjectEntries> {
  /** As a person sees it, in English. */
  readonly title: string;
  /** What it answers and when it is worth asking, for a model; in English. */
  readonly answers: string;
  readonly arguments: v.ObjectSchema<Entries, undefined>;
}

const tool = <const Entries extends v.ObjectEntries>(promised: ToolContract<Entries>): ToolContract<Entries> =>
  promised;

const { uri, person } = configContracts['kratosFlows.whoIsAsked'].arguments.entries;

export const toolContracts = {
  kratosFlows_explain: tool({
    title: 'Explain Something from Kratos',
    answers:
      'Explains what Ory Kratos says: a UI message id (4000006), an error id (session_aal2_required), the path of a ' +
      'setting of kratos.yml (session.whoami.required_aal), a finding (kratos/no-courier), or a whole answer, log line, ' +
      'cookie header or URL that was pasted. Says what it means, why it comes, what to do and to send next, and for ' +
      'which versions that holds. Ask it before explaining a Kratos error from memory.',
    arguments: v.object({
      text: v.pipe(v.string(), v.description('The id, the path or the pasted text.')),
    }),
  }),
  kratosFlows_checkConfiguration: tool({
    title: 'Check a Kratos Configuration',
    answers:
      'Checks a kratos.yml: what keeps Ory Kratos from starting, what will fail later, what decides who gets in; each ' +
      'with its line, what happens because of it and how to mend it. Takes the text, or the address of a file; without ' +
      'either the configuration in front.',
    arguments: v.object({
      text: text('The configuration as YAML or JSON, instead of a file.'),
      uri,
      version: choice(
        versions,
        'The version of Kratos that a text is for; when left out, that of the active connection, else the latest.',
      ),
    }),
  }),
  kratosFlows_whoIsAsked: tool({
    title: 'Who Is Asked for a Second Factor?',
    answers:
      'Says whether a person with these credentials is asked for a second factor at login, in settings and at whoami by ' +
      'a kratos.yml, which line decides, and which change would make a difference.',
    arguments: v.object({
      uri,
      person: v.pipe(
        v.optional(person),
        v.description('Somebody in the names of Kratos; what is left out has nothing.'),
      ),
    }),
  }),
  kratosFlows_currentFlow: tool({
    title: 'Show the Current Flow',
    answers:
      'The self-service flow that the person looks at: what was sent and answered step by step, the form that it shows ' +
      'and the messages in it, without any secret.',
    arguments: v.object({ id: flowId }),
  }),
  kratosFlows_nextStep: tool({
    title: 'What to Send Next in a Flow',
    answers:
      'What Kratos waits for in the flow that the person looks at: the names that the next request has to have, each ' +
      'way to go on, and where it is sent.',
    arguments: v.object({ id: flowId }),
  }),
  kratosFlows_connections: tool({
    title: 'List Connections to Kratos',
    answers:
      'The Kratos servers that are configured: name, public and admin address, which is active, and the version that ' +
      'has answered. Ask it to know for which version an answer has to hold.',
    arguments: v.object({}),
  }),
};

export type ToolName = keyof typeof toolContracts;
/** What a tool is asked with, as it is read. */
export type Asked<Name extends ToolName> = v.InferOutput<(typeof toolContracts)[Name]['arguments']>;
