import { t } from '@vscode/l10n';
// First: the texts below are made once, in the language that it sets.
import '../shared/language';

/** Every text of the page that is written here; what is said of the identity comes with its state. */
export const texts = {
  title: t('Identity'),
  loading: t('Reading…'),
  actions: t('Identity actions'),
  copyId: t('Copy the id'),
  connection: (name: string) => t('Connection: {0}', name),
  gone: t('This identity is not there'),
  unreadable: t('This identity could not be read'),
  traits: t('Traits'),
  noTraits: t('It has no traits.'),
  empty: t('(no value)'),
  addresses: t('Addresses'),
  noAddresses: t('No trait is marked as an address in the identity schema.'),
  credentials: t('Credentials'),
  noCredentials: t('It has none, so nobody can sign in with it.'),
  removing: (what: string, label: string) => `${label} ${what}`,
  capability: t('What it has, and could set up'),
  by: (file: string) => t('By {0}, for the session that the first step of a login gives.', file),
  factor: t('Factor'),
  has: t('Has it'),
  enrol: t('Could set it up'),
  missing: t('What is missing, or not known'),
  known: { yes: t('yes'), no: t('no'), unknown: t('not known') },
  sessions: t('Sessions'),
  noSessions: t('It has no session.'),
  revoke: t('Revoke…'),
  revokeOf: (device: string) => t('Revoke the session of {0}', device),
  revokeAll: t('Revoke all…'),
  more: t('Show more'),
  messages: t('Messages to its addresses'),
  noMessages: t('The courier knows no message to them.'),
  metadata: t('Metadata'),
  noMetadata: t('It has none.'),
} as const;
