import type { FlowType } from '../../../flow/types';
import { sameOrigin } from '../../../flow/origins';
import { readFlowUrl } from '../../../flow/urls';
import type { Connection } from '../../../record/types';

/** Whether an address belongs to the connection's own origin. */
export function isOwnOrigin(url: string, connection: Connection | undefined): boolean {
  return connection !== undefined && sameOrigin(url, connection.publicUrl);
}

/** Host and port of an address; the address itself when it has none. */
export function displayHost(url: string): string {
  return URL.parse(url)?.host ?? url;
}

/** The flow that an address names, if it names one; `elsewhere` is its host when that is not the connection's. */
export function namedFlow(
  url: string,
  connection: Connection | undefined,
): { readonly type?: FlowType; readonly elsewhere?: string } | undefined {
  const named = readFlowUrl(url);
  if (named?.id === undefined) return undefined;
  return {
    ...(named.flowType === undefined ? {} : { type: named.flowType }),
    ...(isOwnOrigin(url, connection) ? {} : { elsewhere: displayHost(url) }),
  };
}
