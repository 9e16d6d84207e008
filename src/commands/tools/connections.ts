import { t } from '@vscode/l10n';
import { redactUrl } from '../../kratos/exchange/redact';
import { codeSpan } from '../../kratos/knowledge/markdown';
import type { CommandContext } from '../commandContext';

/** The connections, a line each. Nothing is asked of a server: the version is that of the last answer. */
export function listConnections({ connections, health }: CommandContext): string {
  if (connections.all.length === 0) return t('There is no connection yet.');
  return connections.all
    .map((connection) => {
      const { name, publicUrl, adminUrl } = connection;
      const known = health.of(connection);
      const facts = [
        codeSpan(redactUrl(publicUrl)),
        ...(adminUrl === undefined ? [t('no admin URL')] : [t('admin: {0}', codeSpan(redactUrl(adminUrl)))]),
        ...(known?.kind === 'healthy' ? [known.version] : []),
        ...(connection.id === connections.active?.id ? [t('active')] : []),
      ];
      return `- ${codeSpan(name)}: ${facts.join(', ')}`;
    })
    .join('\n');
}
