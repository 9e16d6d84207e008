import { Lines } from '../shared/lines';
import type { TreeRow } from '../shared/row';
import type { AdminLine, AllHeader, OtherLine, OwnHeader, OwnLine, SessionLoose, SessionNode } from './sessionNodes';

/** The lines of the Sessions tree. The editor knows lines by identity, so each exists once. */
export class SessionLines extends Lines<SessionNode> {
  private readonly loose = new Map<string, TreeRow>();

  ownHeader(connection: string): OwnHeader {
    return this.keep({ kind: 'own', connection });
  }

  allHeader(connection: string): AllHeader {
    return this.keep({ kind: 'all', connection });
  }

  ownLine(connection: string, persona: string): OwnLine {
    return this.keep({ kind: 'own-session', connection, persona });
  }

  /** The line of a session in a list. */
  listed(list: AllHeader | OwnLine, session: string): AdminLine | OtherLine {
    const { connection } = list;
    return list.kind === 'all'
      ? this.keep({ kind: 'admin-session', connection, session })
      : this.keep({ kind: 'other-session', connection, persona: list.persona, session });
  }

  /** A line that only says something: `row` is how it looks from now on. */
  note(row: TreeRow, connection: string, persona?: string): SessionLoose {
    this.loose.set(row.id, row);
    return this.keep({ kind: 'loose', id: row.id, connection, ...(persona !== undefined && { persona }) });
  }

  /** How a line that only says something looks. */
  noted({ id }: SessionLoose): TreeRow | undefined {
    return this.loose.get(id);
  }

  /** The lines of a list that is let go. */
  forgetListed(list: AllHeader | OwnLine, sessions: readonly { readonly id: string }[]): void {
    for (const { id } of sessions) this.forget(lineId(this.listed(list, id)));
  }

  private keep<Kind extends SessionNode>(line: Kind): Kind {
    return this.node(lineId(line), () => line);
  }
}

/** The id by which the editor keeps what is open and selected. */
export function lineId(line: SessionNode): string {
  switch (line.kind) {
    case 'own':
    case 'all':
      return `${line.kind}/${line.connection}`;
    case 'own-session':
      return `session/own/${line.persona}`;
    case 'other-session':
      return `session/other/${line.persona}/${line.session}`;
    case 'admin-session':
      return `session/admin/${line.connection}/${line.session}`;
    case 'loose':
      return line.id;
  }
}
