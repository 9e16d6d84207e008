import { t } from '@vscode/l10n';
import { QuickPickItemKind, ThemeIcon } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { readPerson, type Person, type Somebody } from '../../config/simulator/person';
import { presets } from '../../config/simulator/presets';
import { marksFor } from '../../config/simulator/simulate';
import type { Connection } from '../../kratos/record/types';
import type { OpenSetup } from '../../language/whoIsAsked/readSetup';
import { isTrusted } from '../../platform/trust';
import { chooseConnection } from '../connections/chooseConnection';
import { connectionsOfConfig } from '../../language/connectionsOfConfig';
import { askIdentity, askSession } from './livePerson';
import type { PromptContext } from '../promptContext';
import { pick } from '../pick';
import { putTogether } from './putTogether';

interface Choice extends QuickPickItem {
  readonly choose: () => Promise<Somebody | undefined> | Somebody;
}

const memoryKey = 'kratosFlows.whoIsAsked';

/**
 * Asks whom the simulation is about: somebody many configurations know, somebody put together, or somebody of the
 * server. Remembers the answer, unless it is of the server.
 */
export async function askPerson(context: PromptContext, setup: OpenSetup): Promise<Somebody | undefined> {
  const last = remembered(context);
  const known: readonly Choice[] = [
    ...(last
      ? [{ label: last.name, description: t('as last time'), iconPath: new ThemeIcon('history'), choose: () => last }]
      : []),
    ...presets(marksFor(setup, {}))
      .filter(({ name }) => name !== last?.name)
      .map(({ name, person }) => ({
        label: name,
        iconPath: new ThemeIcon('person'),
        choose: () => ({ name, person }),
      })),
  ];
  const picked = await pick<Choice>({
    title: t('Who is asked for a second factor?'),
    placeholder: t('Who is it about?'),
    items: [...known, ...otherChoices(context, setup, last?.person)],
  });
  const chosen = await picked?.choose();
  if (chosen && chosen.isLive !== true) await context.memory.update(memoryKey, chosen);
  return chosen;
}

function otherChoices(context: PromptContext, setup: OpenSetup, last: Person | undefined): readonly Choice[] {
  const servers = isTrusted() ? likelyServers(context, setup, context.connections.all) : [];
  const admins = isTrusted()
    ? likelyServers(
        context,
        setup,
        context.connections.all.filter(({ adminUrl }) => adminUrl !== undefined),
      )
    : [];
  const choose = (among: readonly Connection[]): Promise<Connection | undefined> =>
    chooseConnection(context, among, t('Which server does this configuration belong to?'));
  const heading = (label: string): Choice => ({
    label,
    kind: QuickPickItemKind.Separator,
    choose: () => Promise.resolve(undefined),
  });
  return [
    heading(t('Somebody else')),
    {
      label: t('Choose credentials and addresses…'),
      iconPath: new ThemeIcon('edit'),
      choose: () => putTogether(setup, last),
    },
    // Nothing is sent before one of these is pressed.
    ...(servers.length > 0
      ? [
          {
            label: t('From a session of mine…'),
            description: servers.map(({ name }) => name).join(', '),
            iconPath: new ThemeIcon('account'),
            choose: async () => {
              const connection = await choose(servers);
              return connection && askSession(context, connection);
            },
          },
        ]
      : []),
    ...(admins.length > 0
      ? [
          {
            label: t('From an identity on the server…'),
            description: admins.map(({ name }) => name).join(', '),
            iconPath: new ThemeIcon('server'),
            choose: async () => {
              const connection = await choose(admins);
              return connection && askIdentity(context, connection);
            },
          },
        ]
      : []),
  ];
}

/** The connections whose address the configuration has; all of them where it is that of none, the active one first. */
function likelyServers(
  { connections }: PromptContext,
  setup: OpenSetup,
  all: readonly Connection[],
): readonly Connection[] {
  const fitting = connectionsOfConfig(setup, all);
  const { active } = connections;
  const order = (one: Connection): number => (one.id === active?.id ? 0 : 1);
  return fitting.length > 0 ? fitting : all.toSorted((a, b) => order(a) - order(b));
}

function remembered(context: PromptContext): Somebody | undefined {
  const kept = context.memory.get<Partial<Readonly<Record<keyof Somebody, unknown>>>>(memoryKey);
  const person = readPerson(kept?.person);
  const name = kept?.name;
  return person && typeof name === 'string' ? { person, name } : undefined;
}
