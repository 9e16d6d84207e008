import { decodeBase64 } from '../../config/document/base64';
import type { ConfigDocument } from '../../config/document/document';
import { pickSettings, type Wanted } from '../../config/document/pick';
import { plainText } from '../../config/document/plainText';
import { isSecretName } from '../../kratos/flow/secretNames';

/** What stands in the file itself, instead of an address. */
const inline = 'base64://';

/**
 * The values of a configuration that may be secret by the setting that they stand at, whatever they look like: a fix
 * that is offered for one may quote it. One too many is masked where it could be shown.
 */
export function secretSettings(config: ConfigDocument): readonly string[] {
  return pickSettings(config, isSecret).flatMap(({ value }) => {
    const text = plainText(value);
    const decoded = text.startsWith(inline) ? decodeBase64(text.slice(inline.length)) : undefined;
    return decoded === undefined ? [text] : [text, decoded];
  });
}

/** Below these all values are keys, or headers that may prove who calls. */
const secretBlocks = /^secrets\.|(?:^|\.)(?:headers|auth\.config)\./;
/** Addresses that hold a password, also where they are written so wrongly that none can be told in them. */
const addresses = /^dsn$|\.connection_uri$|\.jwks_url$/;

const isSecret: Wanted = ({ path, value }) => {
  if (typeof value !== 'string' && typeof value !== 'number') return false;
  const names = path.filter((step) => typeof step === 'string');
  const name = names.join('.');
  if (addresses.test(name)) return /[@{]|^base64:/.test(String(value));
  return secretBlocks.test(name) || isSecretName(names.at(-1) ?? '');
};
