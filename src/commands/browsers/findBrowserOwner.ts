import { t } from '@vscode/l10n';
import type { Persona } from '../../kratos/record/types';
import type { CommandContext } from '../commandContext';
import { findPersona } from '../personas/findPersona';
import type { NamesPersona } from '../personas/findPersona';

/** The persona that was named, or the one whose browser is open. That it has none is told. */
export async function findBrowserOwner(
  context: CommandContext,
  given: NamesPersona,
  title: string,
): Promise<Persona | undefined> {
  const { browsers } = await context.explorer();
  const persona = await findPersona(context, given, title, ({ id }) => browsers.get(id)?.status === 'open');
  if (!persona || browsers.get(persona.id)?.status === 'open') return persona;
  context.announce(t('{0} has no browser open.', persona.name));
  return undefined;
}
