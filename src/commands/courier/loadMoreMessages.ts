import { window } from 'vscode';
import type { Verb } from '../commandContext';

/** Reads the next page of messages. */
export const run: Verb<'kratosFlows.loadMoreMessages'> = async (context) => {
  const tree = await context.courier();
  await window.withProgress({ location: { viewId: 'kratosFlows.courier' } }, () => tree.loadMore());
};
