import { t } from '@vscode/l10n';
import { askSecureCookies } from '../../prompts/personas/askSecureCookies';
import type { Verb } from '../commandContext';
import { summarisePersona } from '../summary';
import { findPersona, isBrowser } from './findPersona';

/**
 * Whether a browser persona sends `Secure` cookies over http to this machine, or it asks. Browsers do; some clients do
 * not, and meet a CSRF refusal at a Kratos without `--dev`.
 */
export const run: Verb<'kratosFlows.secureCookies'> = async (context, given) => {
  const title = t('Secure cookies over http');
  const persona = await findPersona(context, given, title, isBrowser);
  if (!persona) return undefined;
  if (persona.client === 'native') throw new Error(t('{0} is a native persona and has no cookies.', persona.name));
  const send = given.send ?? (await askSecureCookies(persona, title));
  if (send === undefined) return undefined;
  const { personas } = await context.explorer();
  const changed = personas.withholdSecure(persona.id, !send);
  return changed && summarisePersona(changed);
};
