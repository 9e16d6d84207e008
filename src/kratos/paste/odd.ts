import { t } from '@vscode/l10n';
import { isContainerHost } from '../flow/hosts';
import { isSpoilt } from '../flow/judge';
import { epoch } from '../flow/time';
import type { Flow } from '../flow/types';

/**
 * What does not fit in a flow as it was pasted, or will surprise whoever goes on with it: one sentence each. `now` is
 * epoch milliseconds.
 */
export function findOddities(flow: Flow, now: number): readonly string[] {
  return [...oddTime(flow, now), ...oddAddresses(flow), ...oddToken(flow), ...oddPair(flow)];
}

function oddTime({ expiresAt, state }: Flow, now: number): readonly string[] {
  const ends = epoch(expiresAt);
  return ends !== undefined && ends <= now && state !== 'passed_challenge'
    ? [t('It expired at {0}: the server takes nothing for it any more. Start a new flow.', expiresAt ?? '')]
    : [];
}

function oddAddresses(flow: Flow): readonly string[] {
  const { action, requestUrl = '', returnTo = '', state } = flow;
  // The action of a flow that has passed is where the person goes next.
  const own = state === 'passed_challenge' ? [requestUrl] : [action, requestUrl];
  return [
    ...unique(own.flatMap(internalHost)).map(unreachableHost),
    ...unique(internalHost(returnTo)).map((host) =>
      t('Its return_to leads to {0}, which browsers elsewhere cannot reach.', host),
    ),
    ...(state === 'passed_challenge' ? [] : differentHosts(action, requestUrl)),
  ];
}

/** That browsers cannot reach a host, and why that may be. */
export function unreachableHost(host: string): string {
  return t(
    'A browser on another machine cannot reach {0}, which looks like a name within a container network: set serve.public.base_url to the address that browsers use.',
    host,
  );
}

/** The host of a URL where only containers or machines beside the server know it. */
export function internalHost(url: string): readonly string[] {
  return isContainerHost(url) ? [URL.parse(url)?.host ?? ''] : [];
}

function differentHosts(action: string, requestUrl: string): readonly string[] {
  const [sent, asked] = [URL.parse(action), URL.parse(requestUrl)];
  if (sent === null || asked === null || sent.origin === asked.origin) return [];
  if (sent.hostname === asked.hostname && sent.protocol === asked.protocol) return [];
  return [
    t(
      'It was asked for at {0} and is to be sent to {1}: cookies of the one do not go to the other. Kratos makes the second from serve.public.base_url; open pages under that host.',
      asked.origin,
      sent.origin,
    ),
  ];
}

function oddToken(flow: Flow): readonly string[] {
  if (isSpoilt(flow))
    return [t('A submit without method has spoilt it: no code will be accepted any more. Start a new flow.')];
  const token = flow.nodes.find((node) => node.type === 'input' && node.name === 'csrf_token');
  if (flow.nodes.length === 0) return [t('It has no fields at all: no method is on that could be used here.')];
  if (flow.client !== 'browser' || flow.state === 'passed_challenge') return [];
  return token === undefined
    ? [t('It is a browser flow without a csrf_token: the answer was shortened, or is not from Kratos alone.')]
    : [];
}

function oddPair({ messages }: Flow): readonly string[] {
  const ids = messages.map(({ id }) => id);
  return ids.includes(1_010_003) && ids.includes(1_010_004)
    ? [
        t(
          'It asks for two things at once: refresh=true (1010003) and aal=aal2 (1010004). One second factor answers both; start the login without one of them to be asked for the other alone.',
        ),
      ]
    : [];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
