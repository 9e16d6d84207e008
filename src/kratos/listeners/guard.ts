import { t } from '@vscode/l10n';
import { loopback } from './listenAddress';

/** The headers of a request as Node gives them. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A request that is not taken, and what its sender is told. */
export interface Refused {
  readonly status: number;
  readonly why: string;
}

/**
 * Why a request is not taken by its head alone: pages in a browser reach every port of their machine. One that was led
 * here by a name of its own shows it as Host; any other says where it comes from, which no server does.
 */
export function refuseByHead({
  headers,
  port,
}: {
  readonly headers: Headers;
  readonly port: number;
}): Refused | undefined {
  const { host } = headers;
  if (host !== `${loopback}:${port}` && host !== `localhost:${port}`) {
    return {
      status: 421,
      why: t('This listener is {0}:{1}, and answers to no other name than that and localhost.', loopback, port),
    };
  }
  const isOfPage = ['origin', 'sec-fetch-site', 'sec-fetch-mode'].some((name) => headers[name] !== undefined);
  return isOfPage ? { status: 403, why: t('This listener takes nothing from pages in a browser.') } : undefined;
}

/** Why a body is not taken. */
export function tooLarge(limitBytes: number): Refused {
  return {
    status: 413,
    why: t('The body is larger than the {0} kB that are taken here.', Math.floor(limitBytes / 1000)),
  };
}
