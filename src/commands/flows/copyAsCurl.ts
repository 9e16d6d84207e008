import { t } from '@vscode/l10n';
import { env } from 'vscode';
import { chooseShell } from '../../prompts/flows/chooseShell';
import type { Verb } from '../commandContext';
import { findFlow } from './findFlow';

/** Copies a request of a flow as a command for one of the shells, masked unless its secrets are asked for. */
export const run: Verb<'kratosFlows.copyAsCurl'> = async (context, given) => {
  const record = await findFlow(context, given, t('Copy a request as cURL'), ({ exchanges }) => exchanges.length > 0);
  if (!record) return undefined;
  const { exchange: id, secrets } = given;
  const exchange = id === undefined ? record.exchanges.at(-1) : record.exchanges.find((one) => one.id === id);
  if (!exchange) throw new Error(t('This flow has no such request any more.'));
  const shell = given.shell ?? (await chooseShell());
  if (shell === undefined) return undefined;
  const { personas } = await context.explorer();
  const { curlOf } = await import('../../kratos/export/oneRequest');
  await env.clipboard.writeText(
    curlOf(exchange, personas.listSecrets(record.personaId), { clear: secrets === true, shell }),
  );
  return undefined;
};
