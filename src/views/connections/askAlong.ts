import { t } from '@vscode/l10n';
import { window } from 'vscode';
import type { Connection } from '../../kratos/record/types';

/** Where the two sides of a connection are, as origins. */
export interface Place {
  readonly public: string;
  readonly admin: string;
}

/** What was given at a place. */
export interface Left {
  readonly sessions: boolean;
  readonly apiKey: boolean;
}

/** Asks whether what was given at the old place of a connection goes along to the new one. */
export async function askAlong({ name }: Connection, before: Place, now: Place, left: Left): Promise<boolean> {
  const moved = before.public === now.public ? 'admin' : 'public';
  const [from, to] = [before[moved], now[moved]];
  const question = !left.apiKey
    ? t('The address of “{0}” changed from {1} to {2}: send its sessions there too?', name, from, to)
    : !left.sessions
      ? t('The address of “{0}” changed from {1} to {2}: send its API key there too?', name, from, to)
      : t('The address of “{0}” changed from {1} to {2}: send its sessions and API key there too?', name, from, to);
  const rest = t('Without an answer they stay behind, and can be used again when the address is changed back.');
  const yes = t('Send Them There Too');
  // The first one is the one that Enter presses.
  return (await window.showWarningMessage(`${question} ${rest}`, t('Leave Them Behind'), yes)) === yes;
}
