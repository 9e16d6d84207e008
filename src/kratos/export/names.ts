/** The formats as commands name them. What writes them is loaded when one is wanted. */
export const formatNames = [
  'curl',
  'fetch-node',
  'fetch-browser',
  'ory-client',
  'ory-client-fetch',
  'go',
  'playwright',
  'k6',
  'httpyac',
  'hurl',
  'bruno',
  'har',
  'mermaid',
  'markdown',
] as const;

export type FormatName = (typeof formatNames)[number];
