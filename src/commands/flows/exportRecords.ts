import type { ExportFormat } from '../../kratos/export/format';
import { exchangesOf, masked } from '../../kratos/recipe/exchanges';
import { buildRecipe } from '../../kratos/recipe/recipe';
import type { FlowRecord } from '../../kratos/record/types';
import type { CommandContext } from '../commandContext';

/** What was done in flows as text of a format. `of` is the one whose connection and persona they are told for. */
export async function exportRecords(
  context: CommandContext,
  {
    records,
    of,
    format,
    withSecrets,
  }: {
    readonly records: readonly FlowRecord[];
    readonly of: FlowRecord;
    readonly format: ExportFormat;
    readonly withSecrets?: boolean | undefined;
  },
): Promise<string> {
  const { personas } = await context.explorer();
  const connection = context.connections.get(of.connectionId ?? '');
  const health = connection && context.health.of(connection);
  const known = personas.listSecrets(of.personaId);
  const recipe = buildRecipe(records, {
    publicUrl: connection?.publicUrl,
    adminUrl: connection?.adminUrl,
    kratosVersion: health?.kind === 'healthy' ? health.version : undefined,
    withSecrets,
    known,
  });
  return format.write(recipe, withSecrets === true ? exchangesOf(records) : masked(exchangesOf(records), known));
}
