/** The formats as commands name them. What writes them is loaded when one is wanted. */
export const formatNames = [
  'curl',
  'fetch-node',
  'ory-client',
  'ory-client-fetch',
  'playwright',
  'k6',
  'httpyac',
  'mermaid',
  'markdown',
] as const;

export type FormatName = (typeof formatNames)[number];
