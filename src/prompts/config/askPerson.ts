import type { ChosenPerson } from './chosenPerson';
import { t } from '@vscode/l10n';
import { QuickPickItemKind, ThemeIcon, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { credentials, readPerson, type Person } from '../../config/simulator/person';
import { markedTraits, presets } from '../../config/simulator/presets';
import { marksFor, schemaIdOf } from '../../config/simulator/simulate';
import type { Connection } from '../../kratos/store/types';
import type { OpenSetup } from '../../language/whoIsAsked/readSetup';
import { credentialName, traitTitle } from '../../language/whoIsAsked/words';
import { isTrusted } from '../../platform/trust';
import { field, textField } from '../../commands/arguments';
import { chooseAmong } from '../connections/chooseConnection';
import { connectionsOfConfig } from './connectionsOfConfig';
import { askIdentity, askSession } from './livePerson';
import type { CommandContext } from '../../commands/commandContext';
import { pick } from '../pick';

interface Choice extends QuickPickItem {
  /** Somebody of the server, with addresses: nothing to keep. */
  readonly isLive?: boolean;
  readonly choose: () => Promise<ChosenPerson | undefined> | ChosenPerson;
}

const memoryKey = 'kratosFlows.whoIsAsked';

/**
 * Asks whom the simulation is about: somebody many configurations know, somebody put together, or somebody of the
 * server. Remembers the answer, unless it is of the server.
 */
export async function askPerson(context: CommandContext, setup: OpenSetup): Promise<ChosenPerson | undefined> {
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
    placeholder: t('Whom is it about?'),
    items: [...known, ...otherChoices(context, setup, last?.person)],
  });
  const chosen = await picked?.choose();
  if (chosen && picked?.isLive !== true) await context.memory.update(memoryKey, chosen);
  return chosen;
}

function otherChoices(context: CommandContext, setup: OpenSetup, last: Person | undefined): readonly Choice[] {
  const servers = isTrusted() ? likelyServers(context, setup, context.connections.all) : [];
  const admins = isTrusted()
    ? likelyServers(
        context,
        setup,
        context.connections.all.filter(({ adminUrl }) => adminUrl !== undefined),
      )
    : [];
  const choose = (among: readonly Connection[]): Promise<Connection | undefined> =>
    chooseAmong(context, among, t('Of which server is this configuration?'));
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
            isLive: true,
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
            isLive: true,
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
  { connections }: CommandContext,
  setup: OpenSetup,
  all: readonly Connection[],
): readonly Connection[] {
  const fitting = connectionsOfConfig(setup, all);
  const { active } = connections;
  const order = (one: Connection): number => (one.id === active?.id ? 0 : 1);
  return fitting.length > 0 ? fitting : all.toSorted((a, b) => order(a) - order(b));
}

function remembered(context: CommandContext): ChosenPerson | undefined {
  const kept = context.memory.get<unknown>(memoryKey);
  const person = readPerson(field(kept, 'person'));
  const name = textField(kept, 'name');
  return person && name !== undefined ? { person, name } : undefined;
}

type Part = QuickPickItem & { readonly of?: 'credentials' | 'traits' | 'session'; readonly value?: string };

/**
 * Credentials, traits with a value and what the session was made with, in one list; with several schemas, one of them
 * is asked for before.
 */
async function putTogether(setup: OpenSetup, last: Person | undefined): Promise<ChosenPerson | undefined> {
  const schema = await askSchema(setup);
  if (schema === undefined) return undefined;
  const traits = markedTraits(marksFor(setup, { schema }));
  const start = last ?? { credentials: ['password'], traits, session: ['password'] };
  const part = (of: 'credentials' | 'traits' | 'session', value: string, label: string): Part => ({
    of,
    value,
    label,
    picked: start[of].some((one) => one === value),
  });
  const heading = (label: string): Part => ({ label, kind: QuickPickItemKind.Separator });
  const methods = ['password', 'oidc', 'code', 'passkey', 'webauthn', 'totp', 'lookup_secret'];
  const picked = await window.showQuickPick(
    [
      heading(t('Has')),
      ...credentials.map((name) => part('credentials', name, credentialName(name))),
      ...(traits.length > 0 ? [heading(t('Has a value in'))] : []),
      ...traits.map((name) => part('traits', name, traitTitle(name))),
      heading(t('Made the session with')),
      ...methods.map((name) => part('session', name, name)),
    ],
    {
      canPickMany: true,
      title: t('Who is asked for a second factor?'),
      placeHolder: t('What does this person have, and how was the session made?'),
    },
  );
  if (!picked) return undefined;
  const chosen = (of: Part['of']): readonly (string | undefined)[] =>
    picked.filter((item) => item.of === of).map(({ value }) => value);
  const person = readPerson({
    schema,
    credentials: chosen('credentials'),
    traits: chosen('traits'),
    session: chosen('session'),
  });
  return person && { person, name: t('Somebody of your choice') };
}

async function askSchema(setup: OpenSetup): Promise<string | undefined> {
  const standard = schemaIdOf(setup, {});
  if (setup.schemas.length < 2) return standard;
  const picked = await pick({
    title: t('Who is asked for a second factor?'),
    placeholder: t('Which identity schema does this person have?'),
    items: setup.schemas.map(({ id }) => ({
      label: id,
      ...(id === standard && { description: t('the default one') }),
    })),
  });
  return picked?.label;
}
