import { t } from '@vscode/l10n';
import { isOryNetwork, readAddress } from '../../platform/address';
import type { Connection } from '../../kratos/record/types';
import { explainHealth } from '../../kratos/knowledge/outcomes/health';
import { ask } from '../ask';
import type { Judgement } from '../ask';
import type { PromptContext } from '../promptContext';

type Step = readonly [step: number, of: number];

/** Asks for the public URL, read while it is typed and tried out when it is taken. Yields the base URL. */
export async function askPublicUrl(
  context: PromptContext,
  title: string,
  current?: Connection,
  step?: Step,
): Promise<string | undefined> {
  const answer = await ask({
    title,
    prompt: t('Public URL of Kratos, or of an Ory Network project'),
    placeholder: 'http://127.0.0.1:4433',
    value: current?.publicUrl ?? '',
    ...(step && { step }),
    judge: (text) => judgeAddress(text, (url) => sameAddress(context, url, current)),
    tryOut: (text, signal) => tryAddresses(context, { publicUrl: urlIn(text) }, signal),
  });
  return answer === undefined ? undefined : urlIn(answer);
}

/** Asks for the admin URL; an empty answer is none. */
export async function askAdminUrl(
  context: PromptContext,
  title: string,
  publicUrl: string,
  value: string,
  step?: Step,
): Promise<string | undefined> {
  const answer = await ask({
    title,
    prompt: t('Admin URL (optional): for the inbox, the list of all sessions and the version. Leave it empty without.'),
    placeholder: guessAdminUrl(publicUrl) ?? 'http://127.0.0.1:4434',
    value,
    ...(step && { step }),
    judge: (text) => (text.trim() === '' ? { kind: 'fine' } : judgeAddress(text)),
    tryOut: (text, signal) =>
      text === ''
        ? Promise.resolve(undefined)
        : tryAddresses(context, { publicUrl, adminUrl: urlIn(text) }, signal, 'admin'),
  });
  return answer === undefined || answer === '' ? answer : urlIn(answer);
}

/** Asks for the API key of an Ory Network project. */
export function askApiKey(title: string, step?: Step): Promise<string | undefined> {
  return ask({
    title,
    prompt: t(
      'API key of the project (optional): for the inbox and the list of all sessions. It is kept in the secret storage of the editor.',
    ),
    placeholder: 'ory_pat_…',
    secret: true,
    ...(step && { step }),
  });
}

/** Asks for another name; a name may stand once only. */
export function askName(context: PromptContext, title: string, current: Connection): Promise<string | undefined> {
  return ask({
    title,
    prompt: t('Name of the connection'),
    value: current.name,
    judge: (text) => {
      if (text.trim() === '') return { kind: 'problem', sentence: t('A connection needs a name.') };
      const other = context.connections.find(text.trim());
      return other && other.id !== current.id
        ? { kind: 'problem', sentence: t('There is already a connection named “{0}”.', other.name) }
        : { kind: 'fine' };
    },
  });
}

/** The admin URL that goes with a public one by Kratos's own defaults; undefined where nothing can be guessed. */
export function guessAdminUrl(publicUrl: string): string | undefined {
  if (isOryNetwork(publicUrl)) return publicUrl;
  const url = new URL(publicUrl);
  if (url.port !== '4433') return undefined;
  url.port = '4434';
  return url.origin;
}

function judgeAddress(text: string, further: (url: string) => string | undefined = () => undefined): Judgement {
  const address = readAddress(text);
  if (address.kind === 'problem') return address;
  const sentence = further(address.url);
  if (sentence !== undefined) return { kind: 'problem', sentence };
  return { kind: 'fine', ...(address.note !== undefined && { note: address.note }) };
}

function sameAddress(context: PromptContext, url: string, current: Connection | undefined): string | undefined {
  const other = context.connections.all.find(
    (connection) => connection.publicUrl === url && connection.id !== current?.id,
  );
  return other && t('The connection “{0}” has this address already.', other.name);
}

/** A text that was judged to be an address. */
function urlIn(text: string): string {
  const address = readAddress(text);
  return address.kind === 'address' ? address.url : text;
}

/** Looks whether a Kratos answers there; a sentence when not. Nothing of it is kept. */
async function tryAddresses(
  context: PromptContext,
  urls: Pick<Connection, 'publicUrl' | 'adminUrl'>,
  signal: AbortSignal,
  side: 'public' | 'admin' = 'public',
): Promise<string | undefined> {
  const candidate: Connection = { id: `try ${urls.publicUrl} ${urls.adminUrl ?? ''}`, name: '', ...urls };
  const { health } = await context.explorer();
  const found = await health.check(candidate, signal);
  health.forget(candidate.id);
  const words = explainHealth(candidate, found);
  // A server that is down is told with the first question; the second one is about the admin side alone.
  return words.tone === 'good' || (side === 'admin' && found.kind !== 'healthy') ? undefined : words.why;
}
