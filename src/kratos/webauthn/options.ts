import { t } from '@vscode/l10n';
import { filledTextAt, isObject, listAt, numberAt, objectAt, present, readJson, type JsonObject } from '../flow/json';
import { fromBase64url, toBase64url } from './bytes';
import type { CreateOptions, GetOptions } from './types';

/** Options as far as they could be read, or a sentence that says what is wrong with them. */
export type Read<Options> = { readonly options: Options } | { readonly problem: string };

/** ECDSA on P-256 with SHA-256, the one that keys here are made for. */
const es256 = -7;

/** Reads what a node holds for a key that signs in: `{publicKey}`. */
export function readGetOptions(text: string): Read<GetOptions> {
  return readPublicKey(text, ({ publicKey, challenge }) => ({
    options: present<GetOptions>({
      challenge,
      rpId: filledTextAt(publicKey, 'rpId'),
      allowed: listAt(publicKey, 'allowCredentials').flatMap(readId),
      verifiesUser: verifiesUser(publicKey),
    }),
  }));
}

/**
 * Reads what a node holds for a key that is to be made: `{publicKey}`, or for a registration by passkey
 * `{credentialOptions: {publicKey}, displayNameFieldName}`.
 */
export function readCreateOptions(text: string): Read<CreateOptions> {
  return readPublicKey(text, ({ whole, publicKey, challenge }) => {
    const user = objectAt(publicKey, 'user') ?? {};
    const userHandle = normal(filledTextAt(user, 'id'));
    if (userHandle === undefined) return { problem: t('The options name no user that the key could be for.') };
    const kinds = listAt(publicKey, 'pubKeyCredParams').filter(isObject);
    if (kinds.length > 0 && !kinds.some((kind) => numberAt(kind, 'alg') === es256))
      return { problem: t('The server does not accept keys of the kind ES256 (-7), and no other kind is made here.') };
    return {
      options: present<CreateOptions>({
        challenge,
        rpId: filledTextAt(objectAt(publicKey, 'rp') ?? {}, 'id'),
        userHandle,
        userName: filledTextAt(user, 'name') ?? '',
        nameField: filledTextAt(whole, 'displayNameFieldName'),
        verifiesUser: verifiesUser(objectAt(publicKey, 'authenticatorSelection') ?? {}),
      }),
    };
  });
}

interface Found {
  readonly whole: JsonObject;
  readonly publicKey: JsonObject;
  readonly challenge: string;
}

function readPublicKey<Options>(text: string, read: (found: Found) => Read<Options>): Read<Options> {
  if (text.trim() === '') return { problem: t('The flow has no options for a key, so there is nothing to sign.') };
  const whole = readJson(text);
  if (!isObject(whole))
    return { problem: t('The options for the key are not a JSON object, so no key can answer them.') };
  const publicKey = objectAt(objectAt(whole, 'credentialOptions') ?? whole, 'publicKey');
  if (publicKey === undefined)
    return { problem: t('The options for the key have no “publicKey”, so no key can answer them.') };
  const challenge = normal(filledTextAt(publicKey, 'challenge'));
  if (challenge === undefined) return { problem: t('The options for the key have no challenge that could be signed.') };
  return read({ whole, publicKey, challenge });
}

function readId(descriptor: unknown): readonly string[] {
  const id = isObject(descriptor) ? normal(filledTextAt(descriptor, 'id')) : undefined;
  return id === undefined ? [] : [id];
}

/** Whether the person is to be verified: a key does it unless that is unwanted. */
function verifiesUser(options: JsonObject): boolean {
  return filledTextAt(options, 'userVerification') !== 'discouraged';
}

/** Bytes as they are written in the answer, whatever their writing here. */
function normal(text: string | undefined): string | undefined {
  const bytes = text === undefined ? undefined : fromBase64url(text);
  return bytes === undefined || bytes.length === 0 ? undefined : toBase64url(bytes);
}
