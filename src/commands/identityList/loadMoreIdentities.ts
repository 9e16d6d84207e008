import { window } from 'vscode';
import type { Verb } from '../commandContext';

/** Reads the next page of identities. */
export const run: Verb<'kratosFlows.loadMoreIdentities'> = async (context) => {
  const tree = await context.identities();
  await window.withProgress({ location: { viewId: 'kratosFlows.identities' } }, () => tree.loadMore());
};
