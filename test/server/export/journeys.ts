import type { ClientKind } from '../../../src/kratos/flow/types';
import type { FlowRecord } from '../../../src/kratos/record/types';
import { gatherRun } from '../../../src/kratos/recipe/gather';
import { buildRecipe } from '../../../src/kratos/recipe/recipe';
import type { Recipe } from '../../../src/kratos/recipe/types';
import type { Kratos } from '../../kit';
import { exploring, password, Person } from '../people';

/** What a run needs to be done again by somebody else: values of its variables, passwords included. */
export type Values = Readonly<Record<string, string>>;

/** Something that people do, and what somebody else needs to do the same. */
export interface Journey {
  readonly name: string;
  readonly walk: (person: Person, kratos: Kratos) => Promise<FlowRecord>;
  readonly again: (kratos: Kratos) => Promise<Values>;
  /** The variable that decides: without the right value, or with one that is no password at all, Kratos refuses. */
  readonly secret: string;
}

let counter = 0;
const someAddress = (): string => `walker-${String(++counter)}-${String(Date.now())}@example.com`;
const newIdentity = (kratos: Kratos, secret = password): Promise<{ email: string }> =>
  kratos.createIdentity({ email: someAddress(), password: secret });

/** It means something in every language and encoding that it goes through. */
const oddPassword = 'it\'s "odd" \\n %41 + & $HOME `x` ${x} #é';

/** Somebody else who signs in by a password. */
const somebodyElse = async (kratos: Kratos): Promise<Values> => ({
  identifier: (await newIdentity(kratos, oddPassword)).email,
  password: oddPassword,
});

async function newestCode(person: Person, record: FlowRecord): Promise<string> {
  const inbox = await person.explorer.readInbox(record);
  return inbox.kind === 'inbox' ? (inbox.newest?.code ?? '') : '';
}

/** What people come for most. */
export const journeys: readonly Journey[] = [
  {
    name: 'login',
    walk: async (person: Person, kratos: Kratos): Promise<FlowRecord> =>
      person.logIn((await newIdentity(kratos)).email),
    again: somebodyElse,
    secret: 'password',
  },
  {
    name: 'registration with verification',
    walk: async (person: Person): Promise<FlowRecord> => {
      const registered = await person.register(someAddress());
      const verification = await person.followSuggestion(registered, 'show_verification_ui');
      return person.press(verification, 'method=code', { code: await newestCode(person, verification) });
    },
    again: (): Promise<Values> => Promise.resolve({ email: someAddress(), password }),
    secret: 'password',
  },
  {
    name: 'enrolment of TOTP',
    walk: async (person: Person, kratos: Kratos): Promise<FlowRecord> => {
      await person.logIn((await newIdentity(kratos)).email);
      return person.enrolTotp();
    },
    again: somebodyElse,
    secret: 'password',
  },
  {
    name: 'step-up',
    walk: async (person: Person, kratos: Kratos): Promise<FlowRecord> => {
      const { email } = await newIdentity(kratos);
      await person.logIn(email);
      await person.enrolTotp();
      await person.explorer.driver.signOut(person.id);
      const login = await person.logIn(email);
      const factor = await person.follow(login, { kind: 'step-up' });
      return person.press(factor, 'method=totp', { totp_code: await person.code() });
    },
    again: async (kratos: Kratos): Promise<Values> => {
      const { email } = await newIdentity(kratos);
      const person = new Person(exploring(kratos), 'somebody else', 'native');
      await person.logIn(email);
      await person.enrolTotp();
      const { totp } = await person.explorer.personas.keys(person.id);
      return { identifier: email, password, totp_secret: totp?.secret ?? '' };
    },
    secret: 'password',
  },
  {
    name: 'recovery',
    walk: async (person: Person, kratos: Kratos): Promise<FlowRecord> => {
      const { email } = await newIdentity(kratos);
      const sent = await person.press(await person.start('recovery'), 'method=code', { email });
      const passed = await person.press(sent, 'method=code', { code: await newestCode(person, sent) });
      const settings = await person.followSuggestion(passed, 'show_settings_ui');
      return person.press(settings, 'method=password', { password: 'a-new-horse-2424' });
    },
    again: async (kratos: Kratos): Promise<Values> => ({
      email: (await newIdentity(kratos)).email,
      new_password: 'another-horse-4848',
    }),
    secret: 'new_password',
  },
];

/** What somebody did, as a recipe. */
export async function recipeOf(kratos: Kratos, journey: Journey, client: ClientKind): Promise<Recipe> {
  const person = new Person(exploring(kratos), `walker ${String(++counter)}`, client);
  const record = await journey.walk(person, kratos);
  const { publicUrl, adminUrl, version } = kratos;
  const records = gatherRun([...person.explorer.flows.all()], record);
  return buildRecipe(records, { publicUrl, adminUrl, kratosVersion: version });
}
