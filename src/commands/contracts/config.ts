/** The contracts of the commands about configurations, and of what explains. They send nothing. */
import * as v from 'valibot';
import { credentials } from '../../config/simulator/person';
import { versions } from '../../config/reference/versions';
import { contract } from './contract';
import { choice, connection, field, oneOf, text } from './fields';

const uri = text('The address of a configuration; the one in front when left out.');
const names = v.optional(v.array(v.string()), []);

/** Somebody in the names of Kratos; what is left out has nothing. */
const person = v.object({
  schema: v.exactOptional(v.string()),
  credentials: v.optional(v.array(oneOf(credentials)), []),
  mayHave: v.exactOptional(v.array(oneOf(credentials))),
  traits: names,
  codes: v.exactOptional(v.array(v.string())),
  verifiable: v.exactOptional(v.array(v.string())),
  session: v.pipe(
    names,
    v.transform((methods) => (methods.length > 0 ? methods : ['password'])),
  ),
  aal: v.exactOptional(oneOf(['aal1', 'aal2'])),
});

export const configContracts = {
  'kratosFlows.explain': contract({
    title: 'Explain Message, Error, Setting or Finding…',
    does: 'Opens what is known of a message id, an error id, words of a server, the path of a setting, or the code of a finding such as `kratos/no-courier`',
    asksFor: ['id'],
    arguments: v.object({
      id: field(
        'What is to be explained.',
        v.pipe(
          v.union([v.string(), v.number()]),
          v.transform((given) => String(given).trim()),
        ),
      ),
    }),
    worksUntrusted: true,
    adapt: (given) => (typeof given === 'string' || typeof given === 'number' ? { id: given } : given),
  }),
  'kratosFlows.showDocumentation': contract({
    title: 'Show Documentation',
    does: 'Opens the contents of the documentation, or one of its pages, such as `guides/csrf-without-a-cookie`',
    arguments: v.object({ page: text('The path of a page below `docs`, without its ending.') }),
    worksUntrusted: true,
    adapt: (given) => (typeof given === 'string' ? { page: given } : given),
  }),
  'kratosFlows.explainAnything': contract({
    title: 'Explain Anything from Kratos',
    does:
      'Explains what is selected, else what is in the clipboard: a flow, an error, a session or another answer, whole or ' +
      'cut off; an address, a cookie, a token, a line of the log. A flow is shown in a panel. Returns what it was',
    arguments: v.object({
      text: text('What is to be explained; instead of what is selected.'),
      from: choice(['selection', 'clipboard', 'file'], 'Where to take it from.'),
      uri: text('The file that is to be explained.'),
    }),
    worksUntrusted: true,
    adapt: fromFile,
  }),
  'kratosFlows.explainTerminalSelection': contract({
    title: 'Explain Terminal Selection',
    does: 'Explains what is selected in the terminal, as the command above does',
    arguments: v.object({}),
    worksUntrusted: true,
    adapt: () => ({}),
  }),
  'kratosFlows.explainConfig': contract({
    title: 'Explain This Configuration',
    does: 'Opens the page about what a configuration lets people do. Returns the address of the file',
    arguments: v.object({ uri }),
    worksUntrusted: true,
    adapt: fromAddress,
  }),
  'kratosFlows.tryReturnUrl': contract({
    title: 'Try a Return URL…',
    does: 'Whether Kratos would go back to that URL, and by which entry of `allowed_return_urls`',
    asksFor: ['url'],
    arguments: v.object({ url: text('The URL to come back to.'), uri }),
    worksUntrusted: true,
    adapt: fromAddress,
  }),
  'kratosFlows.chooseConfigVersion': contract({
    title: 'Choose the Kratos Version of Configurations',
    does: 'Sets the version that configurations are explained for, as `kratosFlows.config.version` below',
    asksFor: ['version'],
    arguments: v.object({
      version: choice(['auto', ...versions], 'A version, or `auto`.'),
    }),
    worksUntrusted: true,
  }),
  'kratosFlows.whoIsAsked': contract({
    title: 'Who Is Asked for a Second Factor?',
    does:
      'Who is asked for a second factor, by which line. A person is `{ schema, credentials, traits, session }`, such as ' +
      "`{ credentials: ['password', 'totp'], traits: ['email'], session: ['password'] }`",
    asksFor: ['person'],
    arguments: v.object({
      uri,
      person: field('Somebody in the names of Kratos; what is left out has nothing.', person),
      name: text('What to call them.'),
      identity: text(
        'Instead of a person an identity of a server, by its id or an identifier; the workspace must be trusted.',
      ),
      connection,
    }),
    worksUntrusted: true,
    adapt: fromAddress,
  }),
  'kratosFlows.showLog': contract({
    title: 'Show Log',
    does: 'Shows the log',
    arguments: v.object({}),
    worksUntrusted: true,
  }),
};

/** As much of a `Uri` as tells it from arguments. It writes itself as text. */
interface Address {
  readonly scheme: string;
  readonly path: string;
  toString(): string;
}

/** The same of a file that is to be explained as a whole. */
function fromFile(given: unknown): unknown {
  return isAddress(given) ? { uri: given.toString(), from: 'file' } : given;
}

/** The editor hands over the address of the file in whose title a button was pressed. */
function fromAddress(given: unknown): unknown {
  return isAddress(given) ? { uri: given.toString() } : given;
}

function isAddress(given: unknown): given is Address {
  return typeof given === 'object' && given !== null && 'scheme' in given && 'path' in given;
}
