/** The rows of what the core knows: loaded with it. */
import type { Explorer } from '../../../kratos/drive/explorer';
import type { Connections } from '../../connections/connections';
import { drawOlderFlows } from '../shared/noteRow';
import type { TreeRow } from '../shared/row';
import { drawFlow } from './flowRow';
import type { FlowLine, KeyLine, OlderNode, PersonaNode } from './flowNodes';
import { drawKey } from './keyRow';
import { keysRead } from './keysRead';
import { drawPersona } from './personaRow';

/** What rows are drawn from. */
export interface RowSource {
  readonly explorer: Explorer;
  readonly connections: Connections;
  /** Flows on view, by persona. */
  readonly onView: ReadonlyMap<string, readonly string[]>;
}

/** The row of a line of the core; undefined when it is gone. `now` is epoch milliseconds. */
export function drawStored(
  node: PersonaNode | KeyLine | FlowLine | OlderNode,
  source: RowSource,
  now: number,
): TreeRow | undefined {
  const { explorer, onView } = source;
  switch (node.kind) {
    case 'persona':
      return drawPersonaNode(node, source, now);
    case 'key': {
      const key = keysRead(explorer, node.persona).find(({ id }) => id === node.key);
      return key && drawKey(node.persona, key, now);
    }
    case 'flow': {
      const record = explorer.flows.get(node.id);
      const { personas } = explorer;
      return record && drawFlow(record, personas.get(record.personaId), now, personas.session(record.personaId));
    }
    case 'older': {
      const { persona } = node;
      return drawOlderFlows(persona, onView.get(persona)?.length ?? 0, explorer.flows.ofPersona(persona).length);
    }
  }
}

function drawPersonaNode(
  { persona: id, connection }: PersonaNode,
  { explorer, connections }: RowSource,
  now: number,
): TreeRow | undefined {
  const persona = explorer.personas.get(id);
  if (!persona) return undefined;
  const flows = explorer.flows.ofPersona(id);
  return drawPersona(
    persona,
    {
      session: explorer.personas.session(id),
      flows: flows.length,
      keys: keysRead(explorer, id).map(({ name }) => name),
      hasFinished: flows.some(({ status }) => status !== 'open'),
      expanded: true,
      connectionName: connections.get(connection)?.name ?? '',
      browser: explorer.browsers.get(id),
      isWatched: explorer.captures.isWatching(id),
    },
    now,
  );
}
