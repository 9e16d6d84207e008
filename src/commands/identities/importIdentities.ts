import { t } from '@vscode/l10n';
import { readJson } from '../../kratos/flow/json';
import type { Connection } from '../../kratos/record/types';
import { withProgress } from '../../platform/progress';
import { askIdentityFile } from '../../prompts/identities/askIdentityFile';
import { chooseSchema } from '../../prompts/identities/chooseSchema';
import type { CommandContext, Verb } from '../commandContext';
import { fileAddress } from '../flows/fileAddress';
import { connectionFor } from './createIdentity';

/** So many identity schemas are read; lines of others are sent without being looked at. */
const mostSchemas = 20;

/** Shows what would become of each line of a file; with `confirmed` it is imported at once. */
export const run: Verb<'kratosFlows.importIdentities'> = async (context, given) => {
  const connection = await connectionFor(context, given, t('Import identities'));
  if (!connection) return undefined;
  const file = given.file === undefined ? await askIdentityFile() : fileAddress(given.file);
  if (!file) return undefined;
  const schemas = await readSchemas(context, connection);
  const schemaId =
    given.schema ??
    (await chooseSchema([...schemas.keys()], t('Import identities: the schema of lines that name none')));
  if (schemaId === undefined && schemas.size > 0) return undefined;
  return context.showIdentityImport(
    {
      connection,
      file: file.toString(),
      schemaId: schemaId ?? '',
      schemas,
      version: context.health.readServerVersion(connection),
    },
    { begin: given.confirmed === true, withProblems: given.withProblems === true },
  );
};

/** The identity schemas of a server by their ids, as JSON; none where they cannot be read. */
async function readSchemas(context: CommandContext, connection: Connection): Promise<ReadonlyMap<string, unknown>> {
  const { identityWrites, identityParts } = await context.explorer();
  return withProgress(t('Reading identity schemas'), async (signal) => {
    const listed = await identityWrites.schemas(connection, signal);
    if (listed.kind === 'problem') return new Map<string, unknown>();
    const read = listed.ids.map(async (id, at): Promise<readonly [string, unknown]> => {
      const answer = at < mostSchemas ? await identityParts.schema(connection, id, signal) : undefined;
      return [id, answer?.kind === 'schema' ? readJson(answer.text) : undefined];
    });
    return new Map(await Promise.all(read));
  });
}
