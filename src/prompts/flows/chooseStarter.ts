import { t } from '@vscode/l10n';
import { QuickPickItemKind, ThemeIcon } from 'vscode';
import type { QuickInputButton, QuickPickItem } from 'vscode';
import type { Explorer } from '../../kratos/drive/explorer';
import type { ClientKind, FlowType } from '../../kratos/flow/types';
import type { Connection, Persona } from '../../kratos/record/types';
import { clientWord, flowTitle } from '../../kratos/knowledge/outcomes/words';
import { personaItem, personasByRecentUse } from '../personas/choosePersona';
import { askNewName } from '../personas/personaName';
import { pick } from '../pick';
import type { PromptContext } from '../promptContext';

/** Who starts it, and whether the options were asked for. A persona that is new is made with `become`, not before. */
export interface Starter {
  readonly name: string;
  readonly client: ClientKind;
  readonly withOptions: boolean;
  become(): Persona;
}

type Item = QuickPickItem & {
  readonly persona?: Persona;
  readonly fresh?: { readonly client: ClientKind; readonly name?: string };
};

/**
 * Second question of a start: the persona, those used last first. The gear of a line goes to the options. Without any
 * persona two are suggested; a new one can be made in any case.
 */
export async function askStarter(
  context: PromptContext,
  explorer: Explorer,
  connection: Connection,
  type: FlowType,
  client: ClientKind | undefined,
): Promise<Starter | undefined> {
  const options: QuickInputButton = {
    iconPath: new ThemeIcon('gear'),
    tooltip: t('Options (refresh, aal, return_to, …)'),
  };
  const known = personasByRecentUse(context, explorer, connection).filter(
    (persona) => client === undefined || persona.client === client,
  );
  const items: Item[] = known.map((persona) => ({ ...personaItem(explorer, persona), buttons: [options] }));
  if (known.length === 0) items.push(...suggestions(client).map((item) => ({ ...item, buttons: [options] })));
  items.push({ label: '', kind: QuickPickItemKind.Separator }, ...newOnes(client));
  let withOptions = false;
  const picked = await pick<Item>({
    title: t('{0} at {1}', flowTitle(type), connection.name),
    placeholder: t('As which persona?'),
    items,
    step: [2, 2],
    onButton: (item) => {
      withOptions = true;
      return item;
    },
  });
  if (!picked) return undefined;
  if (picked.persona) return existingStarter(picked.persona, withOptions);
  const fresh = picked.fresh ?? { client: 'browser' };
  const name = fresh.name ?? (await askNewName(explorer, connection, fresh.client));
  return name === undefined ? undefined : newStarter(explorer, connection, { name, client: fresh.client }, withOptions);
}

export function existingStarter(persona: Persona, withOptions = false): Starter {
  return { name: persona.name, client: persona.client, withOptions, become: () => persona };
}

/** Somebody who is made when the flow really starts. */
export function newStarter(
  explorer: Explorer,
  connection: Connection,
  { name, client }: { readonly name: string; readonly client: ClientKind },
  withOptions = false,
): Starter {
  return {
    name,
    client,
    withOptions,
    become: () => explorer.personas.add({ name, client, connectionId: connection.id }),
  };
}

function suggestions(client: ClientKind | undefined): Item[] {
  const offered: { readonly name: string; readonly client: ClientKind }[] = [
    { name: 'alice', client: 'browser' },
    { name: 'bob', client: 'native' },
  ];
  return offered
    .filter((one) => client === undefined || one.client === client)
    .map((fresh) => ({
      fresh,
      label: `${fresh.name} · ${clientWord(fresh.client)}`,
      description: t('new'),
      iconPath: new ThemeIcon('person-add'),
    }));
}

function newOnes(client: ClientKind | undefined): Item[] {
  const one = (kind: ClientKind): Item => ({
    fresh: { client: kind },
    label: t('New persona, {0}…', clientWord(kind)),
    iconPath: new ThemeIcon('add'),
  });
  return client === undefined ? [one('browser'), one('native')] : [one(client)];
}
