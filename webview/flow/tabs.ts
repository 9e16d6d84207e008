export const tabs = ['request', 'timeline', 'diagram', 'credentials'] as const;

export type Tab = (typeof tabs)[number];
