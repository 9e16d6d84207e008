import { decodeCBOR } from '@levischuck/tiny-cbor';
import { recorded, type RecordedExchange } from '../../../kit/replay';

/** An answer of a key, its parts read: what a page said, and what an authenticator did. */
export interface ReadAnswer {
  readonly fields: readonly string[];
  readonly responseFields: readonly string[];
  readonly id: string;
  readonly page: { readonly type: string; readonly challenge: string; readonly origin: string };
  readonly rpIdHash: string;
  readonly flags: number;
  readonly counter: number;
  readonly attested?: {
    readonly fmt: unknown;
    readonly aaguid: string;
    readonly id: string;
    readonly publicKey: ReadonlyMap<number, unknown>;
  };
}

/** Reads an answer as it stands in a body. */
export function readAnswer(text: string): ReadAnswer {
  const answer = JSON.parse(text) as { id: string; response: Record<string, string> };
  const { clientDataJSON = '', attestationObject, authenticatorData = '' } = answer.response;
  const attestation =
    attestationObject === undefined ? undefined : (decodeCBOR(bytes(attestationObject)) as Map<string, unknown>);
  const data = Buffer.from((attestation?.get('authData') as Uint8Array | undefined) ?? bytes(authenticatorData));
  const length = attestation ? data.readUInt16BE(53) : 0;
  return {
    fields: Object.keys(answer).sort(),
    responseFields: Object.keys(answer.response).sort(),
    id: answer.id,
    page: JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) as ReadAnswer['page'],
    rpIdHash: data.subarray(0, 32).toString('hex'),
    flags: data.readUInt8(32),
    counter: data.readUInt32BE(33),
    ...(attestation && {
      attested: {
        fmt: attestation.get('fmt'),
        aaguid: data.subarray(37, 53).toString('hex'),
        id: data.subarray(55, 55 + length).toString('base64url'),
        publicKey: decodeCBOR(new Uint8Array(data.subarray(55 + length))) as Map<number, unknown>,
      },
    }),
  };
}

/** A recorded exchange of a scenario. */
export function exchange(version: string, scenario: string, index: number): RecordedExchange {
  const found = recorded(version, scenario)[index];
  if (!found) throw new Error(`${scenario} has no exchange ${index}.`);
  return found;
}

/** The answer of a key that was sent in a recorded exchange. */
export function sentAnswer(version: string, scenario: string, index: number, field: string): ReadAnswer {
  const sent = (exchange(version, scenario, index).request.body as Record<string, unknown>)[field];
  return readAnswer(typeof sent === 'string' ? sent : JSON.stringify(sent));
}

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64url'));
