import { t } from '@vscode/l10n';
import { epoch } from '../../flow/time';
import { readHeader } from '../../flow/headers';
import { sameOrigin } from '../../flow/origins';
import { explainHealth } from '../outcomes/health';
import type { ConnectionCheck, ConnectionEvidence } from './types';

/** Seconds by which clocks may differ: a code of an authenticator counts for 30, and one step to either side. */
const fine = 5;
const bearable = 30;

/** Whether Kratos answers at the public URL, and which. */
export function checkServer({ connection, health }: ConnectionEvidence): ConnectionCheck {
  const { tone, short, why, todo } = explainHealth(connection, health);
  const isUp = health.kind === 'healthy';
  return {
    topic: t('Server'),
    tone: isUp ? 'good' : tone === 'warn' ? 'warn' : 'bad',
    seen: isUp
      ? t(
          'Kratos {0} answers at {1} in {2} ms.',
          health.version ?? '',
          connection.publicUrl,
          Math.round(health.latencyMs),
        ).replace('  ', ' ')
      : [short, why].filter(Boolean).join(': '),
    ...(!isUp && todo !== undefined && { right: todo, where: t('the public URL of the connection') }),
  };
}

/** The admin side: nothing needs it but the inbox and the list of sessions. */
export function checkAdmin({ connection, health }: ConnectionEvidence): ConnectionCheck | undefined {
  if (health.kind !== 'healthy') return undefined;
  const topic = t('Admin URL');
  const { adminUrl } = connection;
  if (adminUrl === undefined)
    return {
      topic,
      tone: 'note',
      seen: t('There is none, so there is no inbox and no list of all sessions.'),
      right: t('The address of the admin API, port 4434 by default.'),
      where: t('the admin URL of the connection'),
    };
  const { adminProblem, adminOk } = health;
  if (adminProblem === undefined && adminOk !== false)
    return sameOrigin(adminUrl, connection.publicUrl)
      ? { topic, tone: 'good', seen: t('{0} answers, on the address of the public side.', adminUrl) }
      : { topic, tone: 'good', seen: t('{0} answers.', adminUrl) };
  return {
    topic,
    tone: 'bad',
    seen: t('{0} cannot be used: {1}.', adminUrl, adminProblem ?? t('it does not answer as one')),
    right: t('The address of the admin API, and an API key where it asks for one.'),
    where: t('the admin URL and the API key of the connection'),
  };
}

/** Kratos's clock beside that of this machine, by the moment in which a flow was issued. */
export function checkClock({ login, flow }: ConnectionEvidence): ConnectionCheck | undefined {
  const told = epoch(flow?.issuedAt) ?? epoch(readHeader(login?.response?.headers ?? [], 'date'));
  if (!login || told === undefined || Number.isNaN(told)) return undefined;
  const seconds = Math.round((told - (login.startedAt + login.durationMs / 2)) / 1000);
  const topic = t('Clock');
  const off = Math.abs(seconds);
  if (off <= fine) return { topic, tone: 'good', seen: t('The clocks of the server and of this machine agree.') };
  const seen =
    seconds > 0
      ? t('The clock of the server is {0} s ahead of this machine.', off)
      : t('The clock of the server is {0} s behind this machine.', off);
  return {
    topic,
    tone: off > bearable ? 'bad' : 'warn',
    seen:
      off > bearable ? `${seen} ${t('Codes of authenticators are refused, and times shown here are wrong.')}` : seen,
    right: t('Both clocks set by NTP. A virtual machine may need it after it was suspended.'),
    where: t('the machine whose clock is wrong'),
  };
}

/** Who stands in front of Kratos, which itself sends no `Server` header. */
export function checkFront({ login }: ConnectionEvidence): ConnectionCheck | undefined {
  const headers = login?.response?.headers ?? [];
  const signs = headers.filter(([name]) =>
    /^(?:server|via|cf-ray|x-served-by|x-envoy-.*|x-amzn-.*|x-cache|ngrok-.*|x-powered-by|fly-request-id|x-vercel-id|x-azure-ref)$/i.test(
      name,
    ),
  );
  if (signs.length === 0) return undefined;
  const shown = signs.slice(0, 4).map(([name, value]) => `${name}: ${value}`);
  return {
    topic: t('In front of Kratos'),
    tone: 'note',
    seen: t('A proxy or tunnel answers too: {0}.', shown.join(', ')),
    right: t(
      'It passes Cookie, Set-Cookie, Origin and the body on as they are, caches nothing, and Kratos knows the address that it stands at.',
    ),
    where: 'serve.public.base_url',
  };
}

/** The kind of an API key of Ory Network, by what it begins with. */
export function checkKey({ keyPrefix }: ConnectionEvidence): ConnectionCheck | undefined {
  if (keyPrefix === undefined) return undefined;
  const topic = t('API key');
  switch (keyPrefix) {
    case 'ory_pat_':
      return { topic, tone: 'good', seen: t('{0}…: a key of one project.', keyPrefix) };
    case 'ory_wak_':
      return {
        topic,
        tone: 'note',
        seen: t('{0}…: a key of a workspace, which lets in to every project of it.', keyPrefix),
        right: t('A key of this project alone, made in its settings.'),
        where: t('the API key of the connection'),
      };
    case 'ory_st_':
      return {
        topic,
        tone: 'bad',
        seen: t('{0}…: a session token of one person, no API key.', keyPrefix),
        right: t('A key of the project, made in its settings.'),
        where: t('the API key of the connection'),
      };
    default:
      return { topic, tone: 'note', seen: t('A key is sent to the admin side. It is none of Ory Network’s.') };
  }
}

/** The configuration at hand beside the server that runs. */
export function checkConfiguration({
  configuration,
  connection,
  health,
}: ConnectionEvidence): ConnectionCheck | undefined {
  if (!configuration || health.kind !== 'healthy') return undefined;
  const { name, baseUrl, stops, errors } = configuration;
  const topic = t('Configuration');
  const version = health.version ?? t('this version');
  if (stops > 0)
    return {
      topic,
      tone: 'bad',
      seen: t(
        '{1} would not start with {0} ({2}), so it is not the one that runs, or not for this version.',
        name,
        version,
        errorCount(stops),
      ),
      right: t('What the list of problems says, or the configuration that this server was started with.'),
      where: name,
    };
  if (baseUrl !== '' && !sameOrigin(baseUrl, connection.publicUrl))
    return {
      topic,
      tone: 'warn',
      seen: t('{0} has the base URL {1}; the connection leads to {2}.', name, baseUrl, connection.publicUrl),
      right: t('One address, the one that browsers use.'),
      where: 'serve.public.base_url',
    };
  return errors > 0
    ? { topic, tone: 'warn', seen: t('{0} has {1} for {2}.', name, errorCount(errors), version), where: name }
    : { topic, tone: 'good', seen: t('{0} fits {1}.', name, version) };
}

function errorCount(count: number): string {
  return count === 1 ? t('one error') : t('{0} errors', count);
}
