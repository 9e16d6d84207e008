import type { FileName } from './fileNames';
import type { UpperKey } from './upperKey';
import { otherServices, variableNames } from './variableNames';

/** `.env`, compose files and manifests in which a variable of Kratos's own is set. */
export function holdsVariables({ base, isEnv, isYaml }: FileName, head: string, keys: readonly UpperKey[]): boolean {
  const isStart = isYaml && keys.some(({ path: [name = ''] }) => name === 'services' || name === 'apiVersion');
  if (!isEnv && !isStart && !(isYaml && base.includes('compose'))) return false;
  const names = variableNames(head, otherServices(keys, head.length));
  const isKratosItself = keys.some(isImageOfKratos);
  const least = isKratosItself ? 0 : 1;
  return (
    (isKratosItself && keys.some(namesEnvFile)) ||
    names.some((name) => ownVariable.test(name)) ||
    namesOfSeveral(names) > least
  );
}

/** Whether a service or a container is the server itself, and not one of the pages or tools for it. */
function isImageOfKratos({ path, value }: UpperKey): boolean {
  return path.at(-1) === 'image' && /^["']?(?:[\w.:-]+\/){0,5}kratos(?:[:@"']|$)/.test(value);
}

/** Whether the variables of a service stand in a file of their own. */
function namesEnvFile({ path }: UpperKey): boolean {
  return path.length === 3 && path[0] === 'services' && path[2] === 'env_file';
}

/** What no other server has a variable for. */
const ownVariable =
  /^(?:SELFSERVICE_|IDENTITY_(?:SCHEMAS|DEFAULT)_|COURIER_|SECRETS_(?:CIPHER|PAGINATION)|COOKIES_|SESSION_(?:COOKIE|WHOAMI|LIFESPAN|EARLIEST)|OAUTH2_PROVIDER_|CIPHERS_|FEATURE_FLAGS_)/;

/** How many of the sections that Ory's servers share some variables set. */
function namesOfSeveral(names: readonly string[]): number {
  if (
    names.some((name) =>
      /^(?:URLS_|SECRETS_SYSTEM|STRATEGIES_|TTL_|NAMESPACES|AUTHENTICATORS_|ACCESS_RULES_)/.test(name),
    )
  )
    return 0;
  const shared = ['DSN', 'SERVE_PUBLIC_', 'SERVE_ADMIN_', 'SECRETS_DEFAULT', 'SECRETS_COOKIE', 'HASHERS_'];
  return shared.filter((section) => names.some((name) => name.startsWith(section))).length;
}
