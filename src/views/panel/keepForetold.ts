import type { Explorer } from '../../kratos/drive/explorer';
import type { FlowRecord } from '../../kratos/record/types';
import type { Configuration } from './ports';
import { ownFactors } from './state/collectState';
import { foretellAll } from './state/foretell';

/**
 * Keeps with a flow that is open what the configuration foretells of it, once: whoever changes the configuration
 * afterwards still sees what was expected. Yields whether the record is another one now.
 */
export function keepForetold(
  { flows, personas }: Pick<Explorer, 'flows' | 'personas'>,
  record: FlowRecord | undefined,
  configuration: Configuration | undefined,
): boolean {
  if (record?.status !== 'open' || record.foretold || !record.flow || !configuration) return false;
  if (record.personaId === undefined) return false;
  const factors = ownFactors(personas.peekKeys(record.personaId));
  const foretold = foretellAll(configuration.setup, record, personas.session(record.personaId), factors);
  if (foretold.length > 0) flows.update(record.id, { foretold });
  return foretold.length > 0;
}
