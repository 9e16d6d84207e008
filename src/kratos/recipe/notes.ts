import { isCallbackUrl, isProviderUrl } from '../flow/providerUrls';
import type { FlowRecord } from '../record/types';
import type { Step } from './types';

/** Of a run that reads mail: what cannot ask the admin API leaves it out. */
export const mailNote =
  'The code is read from the courier by the admin API, which shows it only of a server with --dev.';

/** What of a run a program cannot do by itself, or what has to be there before, in English. */
export function notesOn(records: readonly FlowRecord[], steps: readonly Step[]): readonly string[] {
  const [first] = records.toSorted((one, other) => one.startedAt - other.startedAt);
  const fields = steps.flatMap((step) => (step.kind === 'request' ? (step.body?.fields ?? []) : []));
  const reachesProvider = records.some(({ outcome, exchanges }) => {
    const wanted = outcome?.kind === 'redirect-wanted' && isProviderUrl(outcome.url);
    return wanted || exchanges.some(({ request }) => isCallbackUrl(request.url));
  });
  const readsMail = steps.some((step) => step.kind === 'request' && step.does === 'mail');
  return [
    ...(first && needsSession(first)
      ? ['It begins with a session: nobody is signed in by it, so the first request will be refused without one.']
      : []),
    ...(fields.some(([name]) => isKeyAnswer(name))
      ? ['The answer of a security key or a passkey is made for one challenge: give a new one at each run.']
      : []),
    ...(reachesProvider
      ? ['The way through the provider needs a person in a browser: what came back has to be given.']
      : []),
    ...(readsMail ? [mailNote] : []),
  ];
}

/** Whether a field is what a security key or a passkey answered: it is good for one challenge alone. */
export function isKeyAnswer(name: string): boolean {
  return /^(?:webauthn|passkey)_(?:login|register|settings_register)$/.test(name);
}

/** Whether a flow can only begin with a session: settings, a second factor, or a fresh proof. */
export function needsSession({ type, parameters }: FlowRecord): boolean {
  return type === 'settings' || (type === 'login' && (parameters.aal === 'aal2' || parameters.refresh === true));
}
