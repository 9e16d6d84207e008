/** The formats as commands name them. What writes them is loaded when one is wanted. */
export const formatNames = ['curl', 'fetch-node'] as const;

export type FormatName = (typeof formatNames)[number];
