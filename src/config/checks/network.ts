import type { ConfigDocument } from '../document/document';
import type { Finding } from '../document/finding';

/**
 * What is said of Kratos's own server and of no other: Ory Network has keys, hooks and values of its own, its database,
 * its ports and its mails.
 */
const ofOwnServer: ReadonlySet<string> = new Set([
  'kratos/unknown-key',
  'kratos/other-version',
  'kratos/not-allowed',
  'kratos/missing-block',
  'kratos/missing-key',
  'kratos/hook-of-ory-network',
  'kratos/no-courier',
]);

/** Settings that have another type there. */
const otherTypes: readonly (readonly string[])[] = [['session', 'cookie', 'secure']];

/** Whether a finding holds on Ory Network too. */
export function holdsOnNetwork(config: ConfigDocument, { code, start, end }: Finding): boolean {
  if (ofOwnServer.has(code)) return false;
  return !otherTypes.some((path) => {
    const place = config.get(...path)?.place;
    return place?.start === start && place.end === end;
  });
}
