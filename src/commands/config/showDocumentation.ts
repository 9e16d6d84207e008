import type { Verb } from '../commandContext';

/** Opens a page of the documentation, or its contents. */
export const run: Verb<'kratosFlows.showDocumentation'> = async (context, { page }) => {
  await context.documents.showDocumentation(page);
};
