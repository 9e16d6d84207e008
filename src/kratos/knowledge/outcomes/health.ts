import { t } from '@vscode/l10n';
import type { Failure } from '../../flow/outcome.types';
import type { Connection, Health } from '../../record/types';
import { explainFailure } from './causes/troubles';
import type { HealthWords } from './healthWords';
import { failureWords } from './words';

/** What the answer of a connection's server means. */
export function explainHealth(connection: Connection, health: Health): HealthWords {
  switch (health.kind) {
    case 'healthy': {
      const version =
        health.version &&
        (health.version.startsWith('v') || !/^\d/.test(health.version) ? health.version : `v${health.version}`);
      const short = version ? `${version} · ${t('healthy')}` : t('healthy');
      if (health.adminProblem === undefined && health.adminOk !== false) return { tone: 'good', short };
      return {
        tone: 'warn',
        short: `${short} · ${t('admin URL fails')}`,
        why: t(
          'The admin URL {0} cannot be used: {1}.',
          connection.adminUrl ?? '',
          health.adminProblem ?? t('it does not answer as one'),
        ),
        todo: t(
          'Flows work. The inbox and the list of all sessions need the admin URL: correct it, or set the API key of an Ory Network project.',
        ),
      };
    }
    case 'not-ready':
      return {
        tone: 'warn',
        short: t('not ready'),
        why: t(
          'Kratos answers at {0}, but says that it is not ready (HTTP {1}): {2}',
          connection.publicUrl,
          health.status,
          health.reason,
        ),
        todo: t('It is usually the database: look in the server’s log. This item recovers by itself.'),
      };
    case 'not-kratos':
      return notKratos(connection, health);
    case 'unreachable':
      return unreachable(connection, health.failure);
  }
}

function notKratos(connection: Connection, { status, reason }: Extract<Health, { kind: 'not-kratos' }>): HealthWords {
  if (reason === 'html') {
    return {
      tone: 'bad',
      short: t('answers HTML'),
      why: t(
        'A web page answers at {0} (HTTP {1}), so it is a proxy, a sign-in page or another server.',
        connection.publicUrl,
        status,
      ),
      todo: t('Use the address of Kratos itself, not of the page that shows its forms.'),
    };
  }
  return {
    tone: 'bad',
    short: t('no Kratos'),
    why: t('Something answers at {0} (HTTP {1}), but it is not Kratos.', connection.publicUrl, status),
    todo: t('Check host, port and path of the public URL.'),
  };
}

function unreachable(connection: Connection, failure: Failure): HealthWords {
  if (failure.kind === 'cancelled') return { tone: 'unknown', short: t('not checked') };
  const { what, todo } = explainFailure(failure, { url: connection.publicUrl });
  // A server that is merely down is the everyday case: one short word, and no action is needed once it is back.
  const short = failure.kind === 'refused' ? t('down') : failureWords(failure.kind);
  return { tone: 'bad', short, why: what, todo };
}
