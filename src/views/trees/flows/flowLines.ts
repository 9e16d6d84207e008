import type { OwnRecord } from '../../../kratos/record/abilities';
import { Lines } from '../shared/lines';
import type { TreeRow } from '../shared/row';
import type { ConnectionNode, FlowLine, FlowNode, LooseNode, OlderNode, PersonaNode } from './flowNodes';

/** The lines of the tree of flows: the same object for the same thing. */
export class FlowLines extends Lines<FlowNode> {
  private readonly loose = new Map<string, TreeRow>();

  connectionNode(connection: string): ConnectionNode {
    return this.node(`connection/${connection}`, () => ({ kind: 'connection', connection }));
  }

  personaNode(connection: string, persona: string): PersonaNode {
    return this.node(`persona/${persona}`, () => ({ kind: 'persona', connection, persona }));
  }

  flowLine({ id, connectionId: connection, personaId: persona }: OwnRecord): FlowLine {
    return this.node(`flow/${id}`, () => ({ kind: 'flow', connection, persona, id }));
  }

  olderNode(connection: string, persona: string): OlderNode {
    return this.node(`older/${persona}`, () => ({ kind: 'older', connection, persona }));
  }

  looseNode(row: TreeRow, connection?: string, persona?: string): LooseNode {
    const { id } = row;
    this.loose.set(id, row);
    return this.node(id, () => ({
      kind: 'loose',
      id,
      ...(connection !== undefined && { connection }),
      ...(persona !== undefined && { persona }),
    }));
  }

  /** How a line looks that only says something. */
  noted({ id }: LooseNode): TreeRow | undefined {
    return this.loose.get(id);
  }
}
