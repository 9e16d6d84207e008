import { t } from '@vscode/l10n';
import type { Explorer } from '../../kratos/drive/explorer';
import type { ClientKind } from '../../kratos/flow/types';
import type { Connection, Persona } from '../../kratos/record/types';
import { clientWord } from '../../kratos/knowledge/outcomes/words';
import { ask } from '../ask';
import type { Judgement } from '../ask';
import { nextName } from './personaNames';

/** Asks for the name of a new persona; one is offered. */
export function askNewName(
  explorer: Explorer,
  connection: Connection,
  client: ClientKind,
): Promise<string | undefined> {
  return askPersonaName(
    explorer,
    { connectionId: connection.id, client },
    t('New persona, {0} client', clientWord(client)),
  );
}

/** Asks for a persona's name. Two personas of one client at one connection may not share it. */
export function askPersonaName(
  explorer: Explorer,
  where: { readonly connectionId: string; readonly client: ClientKind; readonly id?: string; readonly name?: string },
  title: string,
): Promise<string | undefined> {
  const others = explorer.personas.ofConnection(where.connectionId);
  return ask({
    title,
    prompt: t('Name of the persona: an isolated client, as a browser profile is'),
    value: where.name ?? nextName(others.map(({ name }) => name)),
    judge: (text) =>
      judgeName(
        text,
        others.filter(({ client, id }) => client === where.client && id !== where.id),
      ),
  });
}

export function judgeName(text: string, others: readonly Persona[]): Judgement {
  const name = text.trim();
  if (name === '') return { kind: 'problem', sentence: t('A persona needs a name.') };
  const taken = others.some((other) => other.name.toLowerCase() === name.toLowerCase());
  return taken
    ? { kind: 'problem', sentence: t('There is already a persona named “{0}” with this client.', name) }
    : { kind: 'fine' };
}
