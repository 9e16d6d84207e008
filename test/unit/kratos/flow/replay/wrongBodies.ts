import type { Version } from './flowSteps';

/**
 * Recorded submits that no correct client sends: they were made to see what the server says. Each by its place in the
 * recording, with the reason. They are not rebuilt; every other recorded submit is.
 */
const onBoth: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'body-claimed-by-no-method': {
    1: 'leaves out `method`',
    4: 'leaves out `method`',
    8: 'resends without the hidden `method`',
    12: 'leaves out `method`',
    16: 'resends without the hidden `method`',
  },
  'csrf-missing-cookie': {
    10: 'adds an `email` that the form does not have',
    11: 'takes a method that the form does not have',
    14: 'adds a trait that the form does not have',
    15: 'takes a method that the form does not have',
    18: 'adds a trait that the form does not have',
    19: 'takes a method that the form does not have',
  },
  'csrf-missing-token': {
    1: 'leaves out the token',
    2: 'token `AAAA`',
    3: 'leaves out the token',
    4: 'leaves out the token',
  },
  'login-identifier-first-api': { 5: 'a method `nonsense`', 7: 'leaves out `method`' },
  'login-refresh': { 11: 'another account than the hidden `identifier`' },
  'login-totp-aal2-api': { 13: 'a first factor in an aal2 flow' },
  'mfa-code-identity-without-code-credential': { 2: 'takes a method that the form does not have' },
  'multipart-body': { 1: 'multipart', 3: 'multipart', 5: 'multipart' },
  'oidc-login-registration-settings': { 2: 'unknown provider', 7: 'unknown provider', 13: 'unknown provider' },
  'passkey-and-webauthn-passwordless-nodes': {
    6: 'an invented passkey answer',
    13: 'takes a method that the form does not have',
    14: 'an invented passkey answer',
  },
  'oidc-failures': { 21: 'a provider that the form does not have' },
  'oidc-registration-missing-trait': { 1: 'a `transient_payload` beside the form' },
  'oidc-settings-link-unlink': {
    9: 'unlinks the last credential, which the form does not offer',
    22: 'unlinks what was unlinked already',
    23: 'unlinks a provider that the server does not know',
    24: 'links a provider that the server does not know',
    25: '`method` alone',
    26: 'links and unlinks at once',
  },
  'passkey-registration-login': { 8: 'takes a method that the form does not have' },
  'recovery-code-api-wrong-code': {
    17: 'an `email` beside the code form',
    19: 'an empty `email`, sent (left out by a correct client)',
    20: 'leaves out `method`',
    21: 'takes a method that the form does not have',
  },
  'registration-body-decoding-api': {
    4: 'empty strings, sent (left out by a correct client)',
    5: 'an empty string, sent (left out by a correct client)',
    8: 'unknown keys',
    9: 'an unknown trait',
    10: 'nested and dotted mixed',
    11: '`transient_payload`, which is no node',
    12: 'multipart',
    13: 'plain text',
    14: 'broken JSON',
  },
  'registration-code-api': { 5: 'other traits than the hidden ones', 6: 'other traits than the hidden ones' },
  'registration-errors-api': {
    3: 'a password before the step that asks for it',
    4: 'a password before the step that asks for it',
    5: 'a password before the step that asks for it',
    6: 'an unknown method',
    7: 'takes a method that the form does not have',
    8: 'an empty body',
  },
  'settings-privileged-session-spa': { 6: 'reveals codes that nobody has' },
  'settings-profile-api': { 8: 'an empty body' },
  'settings-profile-spa': { 2: 'leaves out the token' },
  'settings-totp-enrol-unlink-api': { 9: 'leaves out `method`' },
  'verification-code-api': { 7: 'posts to a passed flow', 22: 'leaves out `method`', 23: 'an empty body' },
  'verification-code-spa': { 4: 'posts to a passed flow' },
  'webauthn-passwordless': { 6: 'leaves out the hidden `identifier`' },
  'webauthn-second-factor': {
    13: 'leaves out the hidden `identifier`',
    14: 'another account than the hidden `identifier`',
  },
  'webauthn-second-factor-nodes': { 2: 'an invented security key answer' },
  'webhook-interrupts-login': { 1: '`transient_payload`, which is no node' },
  'webhook-refuses-registration': { 2: '`transient_payload`, which is no node' },
};

const onOne: Readonly<Record<Version, Readonly<Record<string, Readonly<Record<number, string>>>>>> = {
  'v26.2.0': {},
  'v1.3.1': {
    'login-mfa-code-and-totp-spa': {
      1: 'names the address by `identifier` and `method`; the form has a button `address`',
    },
  },
};

export function whyWrong(version: Version, scenario: string, index: number): string | undefined {
  // Every submit of this scenario goes to a flow that does not exist.
  if (scenario === 'unknown-flow') return 'there is no such flow';
  return onBoth[scenario]?.[index] ?? onOne[version][scenario]?.[index];
}

/** Every listed place, so that a stale entry is found. */
export function listedPlaces(version: Version): readonly string[] {
  return [onBoth, onOne[version]].flatMap((list) =>
    Object.entries(list).flatMap(([scenario, places]) => Object.keys(places).map((index) => `${scenario} ${index}`)),
  );
}
