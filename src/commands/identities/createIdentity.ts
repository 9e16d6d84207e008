import { t } from '@vscode/l10n';
import { newBody, type IdentityBody } from '../../kratos/identity/form/identityForm';
import { notDone } from '../notDone';
import type { Connection } from '../../kratos/record/types';
import { withProgress } from '../../platform/progress';
import { chooseSchema } from '../../prompts/identities/chooseSchema';
import type { CommandContext, Verb } from '../commandContext';
import { findConnection } from '../connections/findConnection';
import type { Arguments } from '../contracts/index';
import { identityChanged } from './identityChanged';
import { refusalText } from './refusalText';

type Given = Arguments['kratosFlows.createIdentity'];

/** Opens the form for a new identity; with `traits` and `confirmed` it is made at once. */
export const run: Verb<'kratosFlows.createIdentity'> = async (context, given) => {
  const connection = await connectionFor(context, given, t('A new identity'));
  return connection && (await create(context, connection, given, false));
};

/** The connection that was named or is active, or that the person chooses. */
export async function connectionFor(
  context: CommandContext,
  given: { readonly connection?: string | undefined },
  title: string,
): Promise<Connection | undefined> {
  const { active } = context.connections;
  const connection = given.connection === undefined && active ? active : await findConnection(context, given, title);
  if (connection && connection.adminUrl === undefined) {
    context.tell(t('{0} has no admin URL: edit the connection and give it one.', connection.name));
    return undefined;
  }
  return connection;
}

/** Makes an identity, or opens the form for it. Yields its id where it was made at once. */
export async function create(
  context: CommandContext,
  connection: Connection,
  given: Given,
  invites: boolean,
): Promise<{ readonly created: string } | undefined> {
  const explorer = await context.explorer();
  const body: IdentityBody = {
    ...(given.traits && { traits: given.traits }),
    ...(given.state && { state: given.state }),
  };
  if (given.confirmed === true && given.traits && given.schema !== undefined) {
    const answer = await explorer.identityWrites.create(connection, newBody(given.schema, body));
    if (answer.kind === 'problem') {
      context.tell(notDone(answer, t('No identity was made: {0}', refusalText(answer))));
      return undefined;
    }
    await identityChanged(context, { connection, id: answer.identity.id }, 'made');
    return { created: answer.identity.id };
  }
  const schemaId = given.schema ?? (await findSchema(context, connection));
  if (schemaId === undefined) return undefined;
  const schema = await withProgress(t('Reading an identity schema'), (signal) =>
    explorer.identityParts.schema(connection, schemaId, signal),
  );
  await context.showIdentityForm({
    connection,
    schemaId,
    schema: schema.kind === 'schema' ? schema.text : undefined,
    hasExternalId: context.health.readServerVersion(connection) !== 'v1.3.1',
    given: body,
    invites,
  });
  return undefined;
}

async function findSchema(context: CommandContext, connection: Connection): Promise<string | undefined> {
  const { identityWrites } = await context.explorer();
  const answer = await withProgress(t('Reading identity schemas'), (signal) =>
    identityWrites.schemas(connection, signal),
  );
  if (answer.kind === 'schemas') return chooseSchema(answer.ids);
  context.tell(t('The identity schemas cannot be read: {0}', answer.what));
  return undefined;
}
