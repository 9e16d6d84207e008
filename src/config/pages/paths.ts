/** Which page explains what. Paths are addresses: they stay as they are from version to version. */

/** Message ids by their first digits. */
const messagePages: Readonly<Record<string, string>> = {
  101: 'login',
  401: 'login',
  103: 'login',
  102: 'forms',
  107: 'forms',
  104: 'registration',
  404: 'registration',
  105: 'settings',
  405: 'settings',
  106: 'recovery',
  406: 'recovery',
  108: 'verification',
  407: 'verification',
  400: 'input',
  500: 'system',
};

/** The page of a message id. */
export function messagePath(id: string): string {
  return `messages/${messagePages[id.slice(0, 3)] ?? 'system'}`;
}

/** The page of all error ids. */
export const errorIdsPath = 'errors/ids';

/** The page of a wording without an id, by the status that it comes with; null: the connection was closed. */
export function wordingPath(status: number | null | undefined): string {
  if (status === undefined) return 'errors/log';
  if (status === 400) return 'errors/400';
  return status !== null && status < 500 ? 'errors/401-409' : 'errors/500-503';
}

/** The page of the checks of a matter, which is named as its file is. */
export function checkPath(matter: string): string {
  return `checks/${matter.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** Sections of `kratos.yml` that are too small for a page of their own. */
const small: ReadonlySet<string> = new Set([
  'ciphers',
  'config',
  'dev',
  'dsn',
  'enterprise',
  'expose-metrics-port',
  'help',
  'organizations',
  'preview',
  'revision',
  'security',
  'sqa-opt-out',
  'version',
  'watch-courier',
]);

/** What of `courier` fills a page alone. */
const templates = 'courier.templates';

/** The page of a path of `kratos.yml`, as the schema writes paths: one for each section, flow and method. */
export function keyPath(path: string): string {
  const [section = '', part = '', name] = path.replaceAll('[]', '').split('.');
  if (section === 'selfservice') {
    if (path.includes('.hooks[]')) return 'configuration/hooks';
    const isOfOne = name !== undefined && (part === 'flows' || part === 'methods');
    return isOfOne ? `configuration/selfservice.${part}.${name}` : 'configuration/selfservice';
  }
  if (path === templates || path.startsWith(`${templates}.`)) return `configuration/${templates}`;
  return `configuration/${small.has(section) ? 'server' : section}`;
}

/** The page of the keywords of identity schemas. */
export const identitySchemaPath = 'configuration/identity-schema';

/** The page of a guide. */
export function guidePath(name: string): string {
  return `guides/${name}`;
}
