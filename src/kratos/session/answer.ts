import { t } from '@vscode/l10n';
import { isObject, objectAt, readJson, filledTextAt } from '../flow/json';
import { foreignReason, readBody } from '../flow/answer';
import type { Failure } from '../flow/outcome.types';
import { explainFailure, explainNotKratos } from '../knowledge/outcomes/causes/troubles';
import type { Exchange, WireResponse } from '../exchange/types';

/**
 * Why an answer is not the one that was asked for: what it is in a sentence or a line, and what to do where that is
 * known.
 */
export interface Trouble {
  readonly what: string;
  readonly todo?: string;
  readonly failure?: Failure;
}

/** Reads the trouble of an exchange that did not bring what was asked for. `expected` says of JSON what it is not. */
export function explainTrouble({ request, response, failure }: Exchange, expected: string): Trouble {
  if (failure) return { ...explainFailure(failure, { url: request.url.split('?')[0] ?? request.url }), failure };
  if (!response) return explainFailure({ kind: 'reset', receivedBytes: 0 }, { url: request.url });
  const body = readBody(response);
  if (body.kind !== 'json' && body.kind !== 'empty') return explainNotKratos(foreignReason(body), response.status);
  return { what: response.status === 200 ? expected : readErrorLine(response) };
}

/** The id in Kratos's error body, where there is one. */
export function readErrorId(response: WireResponse): string | undefined {
  return errorPart(response, 'id');
}

/** One line that says what an error body says, or else the status. */
export function readErrorLine(response: WireResponse): string {
  const text = errorPart(response, 'reason') ?? errorPart(response, 'message');
  return text === undefined ? t('The server answered {0}.', response.status) : `HTTP ${response.status}: ${text}`;
}

function errorPart(response: WireResponse, name: string): string | undefined {
  const json = readJson(response.body);
  const error = isObject(json) ? objectAt(json, 'error') : undefined;
  return error === undefined ? undefined : filledTextAt(error, name);
}
