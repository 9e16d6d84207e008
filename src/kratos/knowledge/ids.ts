/**
 * Which names are known, without loading what is known of them: hovers ask this for every word they pass.
 * The catalogue tests hold these lists against the data.
 */

/** First and last id of each run of message ids, from v1.3.1 up to the main branch after v26.2.0. */
const messageRuns: readonly (readonly [first: number, last: number])[] = [
  [1010000, 1010025],
  [1020000, 1020000],
  [1030000, 1030000],
  [1040000, 1040009],
  [1050000, 1050023],
  [1060000, 1060007],
  [1070000, 1070018],
  [1080000, 1080005],
  [4000000, 4000046],
  [4010000, 4010011],
  [4040000, 4040003],
  [4050000, 4050002],
  [4060000, 4060006],
  [4070000, 4070006],
  [5000000, 5000003],
];

const errorIds: ReadonlySet<string> = new Set([
  'session_refresh_required',
  'self_service_flow_expired',
  'self_service_flow_disabled',
  'browser_location_change_required',
  'self_service_flow_replaced',
  'session_already_available',
  'session_verified_address_required',
  'session_aal_already_fulfilled',
  'session_aal1_required',
  'session_aal2_required',
  'session_inactive',
  'self_service_flow_return_to_forbidden',
  'security_identity_mismatch',
  'security_csrf_violation',
  'identity_disabled',
  'invalid_configuration',
  'upstream_error',
  // No id of Kratos, but taken for one often enough to be corrected.
  'no_active_session',
]);

/** Whether a number is an id of the message catalogue. Web hooks may send others; those are legal and unknown. */
export function isMessageId(id: number): boolean {
  return messageRuns.some(([first, last]) => id >= first && id <= last);
}

/** Whether a word is an error id, or a wrong one that has a correction. */
export function isErrorId(word: string): boolean {
  return errorIds.has(word);
}

/** Every message id, ascending. */
export function knownMessageIds(): readonly number[] {
  return messageRuns.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

/** Every word that `isErrorId` accepts. */
export function knownErrorIds(): readonly string[] {
  return [...errorIds];
}
