import { plainText } from '../document/plainText';
import { inForce } from '../facts/inForce';
import { isAllowedReturnUrl } from '../facts/returnUrls';
import type { Path } from '../reference/path';
import { toSettingLine } from '../simulator/lines';
import type { Setup } from '../simulator/setup';
import type { GoesTo, Journey } from './types';

const key = 'default_browser_return_url';

/**
 * Where a browser is sent after a flow: to the `return_to` that was asked for, where it is allowed; else to the address
 * of the method, of the flow, of all. After settings there is none of all: the page of the flow itself is shown again.
 */
export function returnAhead(setup: Setup, { flow, method, returnTo = '' }: Journey): GoesTo {
  const verdict = isAllowedReturnUrl(returnTo, setup.config);
  if (verdict.kind === 'allowed') {
    const { by } = verdict;
    return { kind: 'url', url: returnTo, ...(by !== 'self-service' && { line: toSettingLine(setup, by.path) }) };
  }
  if (verdict.kind !== 'default')
    return { kind: 'refused', url: returnTo, line: toSettingLine(setup, ['selfservice', 'allowed_return_urls']) };
  const after: Path = ['selfservice', 'flows', flow, 'after'];
  const paths: readonly Path[] = [
    // Verification has one address for all methods.
    ...(flow === 'verification' ? [] : [[...after, method, key]]),
    [...after, key],
    ...(flow === 'settings' ? [] : [['selfservice', key]]),
  ];
  const path = paths.find((one) => setup.config.value(...one) !== undefined);
  if (path === undefined)
    return flow === 'settings' ? { kind: 'own-page', line: pageLine(setup, flow) } : { kind: 'nowhere' };
  return {
    kind: 'url',
    url: plainText(inForce(setup.config, setup.version, ...path)),
    line: toSettingLine(setup, path),
  };
}

/** The page of a flow. */
export function pageAhead(setup: Setup, flow: string): GoesTo {
  const line = pageLine(setup, flow);
  return { kind: 'url', url: plainText(inForce(setup.config, setup.version, ...pagePath(flow))), line };
}

function pageLine(setup: Setup, flow: string): ReturnType<typeof toSettingLine> {
  return toSettingLine(setup, pagePath(flow));
}

function pagePath(flow: string): Path {
  return ['selfservice', 'flows', flow, 'ui_url'];
}
