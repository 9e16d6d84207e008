/** Where a copied request is pasted: a POSIX shell, the Windows prompt, PowerShell. */
export const shells = ['sh', 'cmd', 'powershell'] as const;

export type Shell = (typeof shells)[number];
