import { t } from '@vscode/l10n';
import { readHeader } from '../flow/headers';
import { isObject, objectAt, readJson } from '../flow/json';
import type { Exchange } from '../exchange/types';
import { explainTrouble, type Trouble } from '../session/answer';

/**
 * Why the admin side of a connection did not give what was asked for, and what to do: what stands at its address, and
 * which key is wanted there. Kratos itself asks nobody for a key, so 401 and 403 come from what stands in front of it.
 * `expected` says of an answer of 200 what it is not.
 */
export function explainAdminTrouble(exchange: Exchange, expected: string): Trouble {
  const trouble = explainTrouble(exchange, expected);
  const { response } = exchange;
  if (trouble.failure !== undefined || response === undefined) return trouble;
  const { status, headers } = response;
  if (status >= 300 && status < 400) return explainRedirect(exchange, readHeader(headers, 'location') ?? '') ?? trouble;
  if (status === 401 || status === 403) return { ...trouble, todo: wantedKey(exchange) };
  if (status === 429) return { ...trouble, todo: t('Wait a moment, then ask again: the server limits requests.') };
  if (status >= 500) return { ...trouble, todo: t('Check whether Kratos is running, and read its log.') };
  if (!hasErrorBody(response.body) || (status === 404 && isList(exchange))) return { ...trouble, todo: adminUrlTodo() };
  // The resource that could not be located: others of 404 say what they lack, such as a method that is off.
  return status === 404 && /\blocate the resource/.test(response.body)
    ? { ...trouble, todo: t('It was deleted meanwhile, or it was never there: read the list again.') }
    : trouble;
}

/** What to do where no admin API of Kratos answers. */
export function adminUrlTodo(): string {
  return t('Edit the connection: its admin URL has to lead to Kratos’s own admin API, usually at port 4434.');
}

/** The public side of Kratos sends on to `serve.admin.base_url`, and some servers to https. */
function explainRedirect({ request }: Exchange, location: string): Trouble | undefined {
  const [from, to] = [URL.parse(request.url), URL.parse(location, request.url)];
  if (from === null || to === null) return undefined;
  const path = from.pathname.slice(Math.max(from.pathname.indexOf('/admin/'), 0));
  if (!to.pathname.endsWith(path))
    return {
      what: t('The admin URL sends on to {0}, where no admin API of Kratos is.', to.origin),
      todo: adminUrlTodo(),
    };
  const base = to.origin + to.pathname.slice(0, -path.length);
  return {
    what:
      from.host === to.host
        ? t('The admin URL sends on to {0}.', base)
        : t('The admin URL leads to the public side of Kratos, which sends on to {0}.', base),
    todo: t('Edit the connection: make {0} its admin URL, or however this machine reaches that address.', base),
  };
}

/** Which key the front wants, by the one that it did not take. */
function wantedKey({ request }: Exchange): string {
  const [, key] = /^Bearer (ory_[a-z]+_)?/.exec(readHeader(request.headers, 'authorization') ?? '') ?? [
    undefined,
    null,
  ];
  switch (key) {
    case null:
      return t(
        'Edit the connection: what stands in front of the admin API wants an API key. Ory Network wants one of the project (ory_pat_…).',
      );
    case 'ory_st_':
      return t(
        'Edit the connection: its API key is the session token of one person ({0}…). The admin API wants a key of the project (ory_pat_…), made in its settings.',
        key,
      );
    case 'ory_wak_':
      return t(
        'Edit the connection: its API key is that of a workspace ({0}…), which has to be the one that the project belongs to. A key of the project itself (ory_pat_…) always fits.',
        key,
      );
    case 'ory_pat_':
      return t(
        'Edit the connection: its API key ({0}…) belongs to another project, or was deleted. Make a new one in the settings of the project that the admin URL leads to.',
        key,
      );
    default:
      return t(
        'Edit the connection: its API key has to allow reading and changing identities. Ory Network wants a key of the project (ory_pat_…).',
      );
  }
}

/** Whether a body is an error as Kratos writes it. */
export function hasErrorBody(body: string): boolean {
  const json = readJson(body);
  return isObject(json) && objectAt(json, 'error') !== undefined;
}

/** A list was asked for, which is there on every admin API. */
function isList({ request }: Exchange): boolean {
  return /\/admin\/(?:identities|sessions|courier\/messages)(?:\?|$)/.test(request.url);
}
