import { readJson } from '../flow/json';
import { parseFlow } from '../flow/parse';
import { settingsOffers } from '../flow/settingsOffers';
import { explainTrouble, readErrorId } from '../session/answer';
import { startFlow } from '../wire/calls';
import type { Client, DriverContext } from './context';
import { sendAs } from './send';
import { signedOut } from './session';
import type { OwnSettings } from './types';

/**
 * Has a settings flow made as a persona, and reads what it offers. The flow is not kept: nobody goes on with it. What
 * the answer says of the session is.
 */
export async function readOwnSettings(
  drive: DriverContext,
  client: Client,
  signal: AbortSignal | undefined,
): Promise<OwnSettings> {
  const { persona } = client;
  const call = await startFlow('settings', persona.client, {});
  const exchange = await sendAs(drive, client, call, { step: 'start', signal });
  const { response, failure } = exchange;
  if (failure === undefined && response?.status === 200) {
    const flow = parseFlow('settings', readJson(response.body));
    return flow.ok
      ? { kind: 'offers', offers: settingsOffers(flow.value) }
      : { kind: 'problem', ...explainTrouble(exchange, flow.problem) };
  }
  if (response?.status === 401) {
    signedOut(drive, client);
    return { kind: 'signed-out' };
  }
  if (response && readErrorId(response) === 'session_aal2_required') {
    drive.personas.setSession({ ...drive.personas.session(persona.id), wanted: { aal: 'aal2', askedBy: 'settings' } });
    return { kind: 'step-up-wanted' };
  }
  return { kind: 'problem', ...explainTrouble(exchange, '') };
}
