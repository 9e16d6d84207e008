import { t } from '@vscode/l10n';
import { isWebLink } from '../flow/origins';
import { readErrorUrl, readFlowUrl, saysError } from '../flow/urls';
import type { GoOn } from './description';
import { internalHost, unreachableHost } from './odd';

/** The flow that an address names, to be opened. */
export function openFlow(url: string): readonly GoOn[] {
  if (readFlowUrl(url)?.id === undefined || !isWebLink(url)) return [];
  return [{ label: t('Open this flow as a persona'), act: { kind: 'open-flow', url } }];
}

/** The error that an error page is about, to be read. */
export function openError(url: string): readonly GoOn[] {
  if (readErrorUrl(url) === undefined || !saysError(url) || !isWebLink(url)) return [];
  return [{ label: t('Read this error'), act: { kind: 'open-flow', url } }];
}

/** That an address cannot be reached by a browser. */
export function unreachable(url: string): readonly string[] {
  return internalHost(url).map(unreachableHost);
}
