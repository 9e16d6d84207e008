import { t } from '@vscode/l10n';
import type { Verb } from '../commandContext';
import { findPersona } from '../personas/findPersona';

/** Watches the browser of a persona no more; it stays open, and so do the flows that were seen. */
export const run: Verb<'kratosFlows.stopWatching'> = async (context, given) => {
  const { captures } = await context.explorer();
  const title = t('Stop watching');
  const persona = await findPersona(context, given, title, ({ id }) => captures.isWatching(id));
  if (!persona) return undefined;
  const wasWatched = captures.isWatching(persona.id);
  captures.stop(persona.id);
  context.announce(wasWatched ? t('{0} is watched no more.', persona.name) : t('{0} is not watched.', persona.name));
  return { stopped: wasWatched };
};
