export const tabs = ['request', 'timeline', 'credentials'] as const;

export type Tab = (typeof tabs)[number];
