import type { Explorer } from '../../../kratos/drive/explorer';
import type { FlowLines } from './flowLines';
import type { FlowLine } from './flowNodes';

/** The lines of flows without a persona, of a connection or of a server that none leads to, newest first. */
export function importedLines(
  lines: FlowLines,
  explorer: Pick<Explorer, 'flows'> | undefined,
  connectionId?: string,
): readonly FlowLine[] {
  if (!explorer) return [];
  const { flows } = explorer;
  const all = connectionId === undefined ? [...flows.all()] : flows.ofConnection(connectionId);
  return all
    .filter((record) => record.personaId === undefined && record.connectionId === connectionId)
    .sort((one, other) => other.startedAt - one.startedAt)
    .map((record) => lines.flowLine(record));
}
