import { everySpan } from './spans';
import type { Span } from './spans';

/**
 * Addresses of services that let in whoever knows them: chat rooms, automation, paging. Everything behind what tells
 * the service is the secret.
 */
const ofService =
  /:\/\/(?:(?:hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)|(?:[\w-]{1,20}\.)?discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks|[\w.-]{1,80}\.webhook\.office\.com\/webhookb2|outlook\.office(?:365)?\.com\/webhook|hooks\.zapier\.com\/hooks\/catch|hook\.(?:[\w-]{1,20}\.)?(?:make|integromat)\.com|maker\.ifttt\.com\/trigger\/[\w-]{1,80}\/(?:json\/)?with\/key|events\.pagerduty\.com\/(?:integration|x-ere))\/|api\.telegram\.org\/(?:file\/)?bot)((?!\[redacted])[^\s"'`<>?#)\]},;]+)/dgi;

/** `https://0123456789abcdef@host`: a name without a password is a key when it looks like chance. */
const key = /:\/\/([\w.~-]{16,200}):?@/dg;

const address = /:\/\/[^\s"'`<>?#)\]},;]{1,2000}/g;
const segment = /(?<=\/)[\w.~-]{16,200}(?![^/])/g;

/** Where an address is a secret itself, since whoever knows it needs nothing else. */
export function findBearerUrls(text: string): Span[] {
  return [
    ...everySpan(text, ofService, 1),
    ...everySpan(text, key, 1).filter(({ start, end }) => looksRandom(text.slice(start, end))),
    ...findInHookUrls(text),
  ];
}

/** Hooks of servers of one's own (`/hooks/xnq4t8kxkirg9fqwkbqyw5ehme`): the parts of the path that look like chance. */
function findInHookUrls(text: string): Span[] {
  return Array.from(text.matchAll(address))
    .map(({ 0: url, index }) => ({ url, index, hook: url.search(/hook/i) }))
    .filter(({ hook }) => hook !== -1)
    .flatMap(({ url, index, hook }) =>
      Array.from(url.matchAll(segment))
        .filter(({ 0: part, index: at }) => at > hook && looksRandom(part))
        .map(({ 0: part, index: at }) => ({ start: index + at, end: index + at + part.length })),
    );
}

const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

/** Letters and digits in one long run: neither words with signs between them nor the id of a flow. */
function looksRandom(part: string): boolean {
  if (uuid.test(part)) return false;
  return part.split(/[.~_-]/).some((run) => run.length >= 16 && /\d/.test(run) && /[a-z]/i.test(run));
}
