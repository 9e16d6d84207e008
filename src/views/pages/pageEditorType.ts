/** The editor of pages, as `package.json` declares it for their addresses. */
export const pageEditorType = 'kratosFlows.page';
