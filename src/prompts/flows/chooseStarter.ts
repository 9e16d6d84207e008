import { t } from '@vscode/l10n';
import { QuickPickItemKind, ThemeIcon } from 'vscode';
import type { QuickInputButton, QuickPickItem } from 'vscode';
import type { Explorer } from '../../kratos/drive/explorer';
import { flowTypes } from '../../kratos/flow/types';
import type { ClientKind, FlowType } from '../../kratos/flow/types';
import type { Connection, Persona } from '../../kratos/store/types';
import { clientWord, flowTitle } from '../../views/trees/flows/flowWords';
import { personaItem, personasByRecentUse } from '../personas/choosePersona';
import { askNewName } from '../personas/personaName';
import type { CommandContext } from '../../commands/commandContext';
import { pick } from '../pick';
import { byRecentUse, recentTypes } from '../recent';

/** First question of a start: the type, those started last first. */
export async function askType(
  context: CommandContext,
  title: string,
  step: readonly [number, number],
): Promise<FlowType | undefined> {
  const types = byRecentUse(
    flowTypes.map((id) => ({ id })),
    recentTypes(context.memory),
  );
  const items = types.map(({ id }) => ({
    type: id,
    label: flowTitle(id),
    description: purpose(id),
    iconPath: new ThemeIcon(icons[id]),
  }));
  return (await pick({ title, placeholder: t('Which flow?'), items, step }))?.type;
}

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
 * Second question of a start: the persona, those used last first. The gear of a line goes to the options. Without any persona two are
 * suggested; a new one can be made in any case.
 */
export async function askStarter(
  context: CommandContext,
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

const icons: Readonly<Record<FlowType, string>> = {
  login: 'sign-in',
  registration: 'person-add',
  settings: 'settings-gear',
  recovery: 'history',
  verification: 'mail',
};

function purpose(type: FlowType): string {
  switch (type) {
    case 'login':
      return t('prove who you are, with one factor or two');
    case 'registration':
      return t('make a new identity');
    case 'settings':
      return t('change profile, password, second factors');
    case 'recovery':
      return t('get back in by a mailed code');
    case 'verification':
      return t('prove that an address is yours');
  }
}
