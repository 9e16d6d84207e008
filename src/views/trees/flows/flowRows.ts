import type { Explorer } from '../../../kratos/drive/explorer';
import type { SoftwareKey } from '../../../kratos/webauthn/types';
import type { FlowRecord } from '../../../kratos/record/types';
import type { Connections } from '../../connections/connections';
import type { HealthWatch } from '../../connections/healthWatch';
import type { TreeRow } from '../shared/row';
import { drawConnection } from './connectionRow';
import type { ConnectionNode, FlowLine, KeyLine, PersonaNode } from './flowNodes';
import { drawFlow } from './flowRow';
import { drawKey } from './keyRow';
import { drawPersona } from './personaRow';

/** What rows are drawn from; the core is there once a connection was opened. */
export interface RowSource {
  readonly connections: Connections;
  readonly health: HealthWatch;
  readonly explorer: Explorer | undefined;
}

/** The row of a connection; undefined when it is gone. */
export function drawConnectionNode(
  { connection: id }: ConnectionNode,
  { connections, health, explorer }: RowSource,
): TreeRow | undefined {
  const connection = connections.get(id);
  return (
    connection &&
    drawConnection(connection, {
      health: health.of(connection),
      active: connections.active?.id === id,
      single: connections.all.length === 1,
      finished: countFinished(explorer?.flows.ofConnection(id)),
    })
  );
}

/** The row of a persona; undefined when it is gone. */
export function drawPersonaNode(
  { persona: id, connection }: PersonaNode,
  { connections, explorer }: RowSource,
  now: number,
): TreeRow | undefined {
  const persona = explorer?.personas.get(id);
  if (!explorer || !persona) return undefined;
  const flows = explorer.flows.ofPersona(id);
  return drawPersona(
    persona,
    {
      session: explorer.personas.session(id),
      flows: flows.length,
      keys: keysRead(explorer, id).map(({ name }) => name),
      finished: countFinished(flows),
      expanded: true,
      connectionName: connections.get(connection)?.name ?? '',
      browser: explorer.browsers.get(id),
      isWatched: explorer.captures.isWatching(id),
    },
    now,
  );
}

/** The row of a key; undefined when it is gone. */
export function drawKeyLine({ persona, key: id }: KeyLine, { explorer }: RowSource, now: number): TreeRow | undefined {
  const key = explorer && keysRead(explorer, persona).find((one) => one.id === id);
  return key && drawKey(persona, key, now);
}

/** The keys of a persona; none while they are not read yet: then a `persona` change tells when they are. */
export function keysRead({ personas }: Explorer, persona: string): readonly SoftwareKey[] {
  return personas.peekKeys(persona)?.softwareKeys ?? [];
}

/** The row of a flow; undefined when it is gone. */
export function drawFlowLine({ id }: FlowLine, { explorer }: RowSource, now: number): TreeRow | undefined {
  const record = explorer?.flows.get(id);
  const personas = explorer?.personas;
  return (
    record && personas && drawFlow(record, personas.get(record.personaId), now, personas.session(record.personaId))
  );
}

function countFinished(flows: readonly FlowRecord[] = []): number {
  return flows.filter(({ status }) => status !== 'open').length;
}
