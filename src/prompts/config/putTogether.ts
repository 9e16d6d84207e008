import { t } from '@vscode/l10n';
import { QuickPickItemKind, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import { credentials, readPerson, type Person, type Somebody } from '../../config/simulator/person';
import { markedTraits } from '../../config/simulator/presets';
import { marksFor, readSchemaId } from '../../config/simulator/simulate';
import { credentialName, traitTitle } from '../../config/simulator/words';
import type { OpenSetup } from '../../language/whoIsAsked/readSetup';
import { plainItem } from '../../platform/plainLabel';
import { pick } from '../pick';

type Part = QuickPickItem & { readonly of?: 'credentials' | 'traits' | 'session'; readonly value?: string };

/**
 * Credentials, traits with a value and what the session was made with, in one list; with several schemas, one of them
 * is asked for before.
 */
export async function putTogether(setup: OpenSetup, last: Person | undefined): Promise<Somebody | undefined> {
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
    ].map(plainItem),
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
  const standard = readSchemaId(setup, {});
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
