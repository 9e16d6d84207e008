import type { PersonaBrowser } from './personaBrowser';
import type { Target, TargetNews } from './targets';

/** What a browser hands over instead of asking for it. */
export interface HandOver {
  readonly startUrl: string;
  /** Only requests to addresses that begin so are looked at. */
  readonly interceptPrefix: string;
  /** Whether an address is the one that is waited for; any other is asked for as usual. */
  readonly fits: (url: string) => boolean;
  /** What is shown in its place: markup. */
  readonly page: string;
  readonly signal: AbortSignal;
}

/**
 * Goes to an address, and waits until the browser comes to one that fits: that request is not made. Undefined when the
 * browser ended before, or `signal` did.
 */
export async function handOver(browser: PersonaBrowser, wanted: HandOver): Promise<string | undefined> {
  const { startUrl, interceptPrefix, fits, page, signal } = wanted;
  const { devtools, targets } = browser;
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  /** A page that is gone by then waits for nothing. */
  const quietly = (order: Promise<unknown>): void => {
    order.catch(() => undefined);
  };
  const watch = ({ type, sessionId }: Target): void => {
    const patterns = [{ urlPattern: `${interceptPrefix}*`, requestStage: 'Request' as const }];
    if (type === 'page') quietly(devtools.send('Fetch.enable', { patterns }, sessionId));
  };
  const hear = (news: TargetNews): void => {
    if (news.kind === 'attached') watch(news.target);
    if (news.kind !== 'event' || news.event.method !== 'Fetch.requestPaused') return;
    const { sessionId } = news.target;
    const { requestId, request } = news.event.params;
    if (fits(request.url)) {
      quietly(devtools.send('Fetch.fulfillRequest', { requestId, ...answer(page) }, sessionId));
      resolve(request.url);
    } else quietly(devtools.send('Fetch.continueRequest', { requestId }, sessionId));
  };
  const give = (): void => {
    resolve(undefined);
  };
  const stops = [
    targets.onNews(hear),
    browser.onNews(({ kind }) => {
      if (kind === 'ended') give();
    }),
  ];
  signal.addEventListener('abort', give, { once: true });
  if (signal.aborted || browser.hasEnded) give();
  else {
    for (const target of targets.pages()) watch(target);
    await browser.goTo(startUrl);
  }
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', give);
    for (const stop of stops) stop();
    for (const { sessionId } of targets.pages()) quietly(devtools.send('Fetch.disable', undefined, sessionId));
  }
}

function answer(page: string): {
  readonly responseCode: number;
  readonly responseHeaders: { name: string; value: string }[];
  readonly body: string;
} {
  return {
    responseCode: 200,
    responseHeaders: [{ name: 'content-type', value: 'text/html;charset=utf-8' }],
    body: Buffer.from(page).toString('base64'),
  };
}
