import { t } from '@vscode/l10n';
import { likelyOrigins } from '../../kratos/drive/pageOrigin';
import { configuredOrigins } from '../../language/configuredOrigins';
import { originOf } from '../../kratos/webauthn/origin';
import { askPageOrigin } from '../../prompts/keys/askPageOrigin';
import { askSite } from '../../prompts/keys/askSite';
import type { Verb } from '../commandContext';
import { namedConnection } from '../connections/findConnection';

/** Chooses the page that keys of a site answer for at a connection, or asks; it is remembered. */
export const run: Verb<'kratosFlows.choosePageOrigin'> = async (context, given) => {
  const connection = namedConnection(context, given) ?? context.connections.active;
  if (!connection) return undefined;
  const { origins, flows, personas } = await context.explorer();
  const keys = personas.ofConnection(connection.id).flatMap(({ id }) => personas.peekKeys(id)?.softwareKeys ?? []);
  const site = given.site ?? (given.origin === undefined ? await askSite(keys) : undefined);
  if (site === undefined && given.origin === undefined) return undefined;
  const likely = async (): Promise<Parameters<typeof askPageOrigin>[1]> => ({
    now: origins.get(connection.id, site),
    configured: await configuredOrigins(connection, site),
    guessed: likelyOrigins(flows.ofConnection(connection.id), connection, site),
  });
  const host = site ?? t('the page’s own host');
  const chosen = given.origin ?? (await askPageOrigin(host, await likely()));
  if (chosen === undefined) return undefined;
  const origin = originOf(chosen) ?? chosen;
  origins.set(connection.id, site, origin);
  return { connection: connection.id, ...(site !== undefined && { site }), origin };
};
