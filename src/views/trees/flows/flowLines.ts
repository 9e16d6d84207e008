import type { SoftwareKey } from '../../../kratos/webauthn/types';
import { present } from '../../../kratos/flow/json';
import type { FlowRecord } from '../../../kratos/record/types';
import { Lines } from '../shared/lines';
import type { TreeRow } from '../shared/row';
import type { ConnectionNode, FlowLine, FlowNode, KeyLine, LooseNode, OlderNode, PersonaNode } from './flowNodes';

/** The lines of the tree of flows: the same object for the same thing. */
export class FlowLines extends Lines<FlowNode> {
  private readonly loose = new Map<string, TreeRow>();

  connectionNode(connection: string): ConnectionNode {
    return this.keep({ kind: 'connection', connection });
  }

  personaNode(connection: string, persona: string): PersonaNode {
    return this.keep({ kind: 'persona', connection, persona });
  }

  flowLine({ id, connectionId: connection, personaId: persona }: FlowRecord): FlowLine {
    return this.keep(present<FlowLine>({ kind: 'flow', connection, persona, id }));
  }

  keyLine(connection: string, persona: string, { id: key, rpId: site }: SoftwareKey): KeyLine {
    return this.keep({ kind: 'key', connection, persona, key, site });
  }

  olderNode(connection: string, persona: string): OlderNode {
    return this.keep({ kind: 'older', connection, persona });
  }

  looseNode(row: TreeRow, connection?: string, persona?: string): LooseNode {
    const { id } = row;
    this.loose.set(id, row);
    return this.keep(present<LooseNode>({ kind: 'loose', id, connection, persona }));
  }

  /** What stands above a line. */
  parentOf(node: FlowNode): FlowNode | undefined {
    switch (node.kind) {
      case 'connection':
        return undefined;
      case 'persona':
        return this.connectionNode(node.connection);
      case 'key':
      case 'older':
        return this.personaNode(node.connection, node.persona);
      case 'flow':
      case 'loose':
        if (node.connection === undefined) return undefined;
        return node.persona === undefined
          ? this.connectionNode(node.connection)
          : this.personaNode(node.connection, node.persona);
    }
  }

  /** How a line looks that only says something. */
  noted({ id }: LooseNode): TreeRow | undefined {
    return this.loose.get(id);
  }

  private keep<Kind extends FlowNode>(line: Kind): Kind {
    return this.node(lineId(line), () => line);
  }
}

/** The id by which the editor keeps what is open and selected. */
export function lineId(line: FlowNode): string {
  switch (line.kind) {
    case 'connection':
      return `connection/${line.connection}`;
    case 'persona':
      return `persona/${line.persona}`;
    case 'key':
      return `key/${line.persona}/${line.key}`;
    case 'flow':
      return `flow/${line.id}`;
    case 'older':
      return `older/${line.persona}`;
    case 'loose':
      return line.id;
  }
}
