import { describe, expect, it } from 'vitest';
import { mask, redactText } from '../../../../src/kratos/exchange/redact';

/** In Base64, as a Secret of Kubernetes has it. */
const encode = (text: string): string => btoa(text);

describe('codes in sentences, as mails and short messages tell them', () => {
  it.each([
    // The templates of Kratos, bodies and subjects.
    ['Complete your account registration with the following code:\n\n{}\n\nThis code expires in 15 minutes.'],
    ['Use code {} to recover access to your account'],
    ['Your login code is: {}\n\nIt expires in 15 minutes.'],
    ['Your recovery code is: {}\n\n@example.org #{}'],
    ['Verify your account with the following code:\n\n{}\n\nor clicking the following link:'],
    ['level=debug msg=mail body="Login to your account with the following code: {}"'],
    // Those of people.
    ['Please enter {} as your sign-in code.'],
    ['{} is your Acme verification code.'],
    ['[Acme] {} is the code for your login'],
    ['Here is the code you asked for: {}'],
    ['Your code is <strong style="color: red">{}</strong>.'],
    ['OTP {}'],
    ['your recovery code ({}) expires'],
    ['Ihr Code lautet {}'],
    ['{"message":"login_code {}"}'],
  ])('%s', (text) => {
    expect(redactText(text.replaceAll('{}', '482913'), [])).toBe(text.replaceAll('{}', mask));
  });

  it('takes other lengths where the sentence says whose code it is', () => {
    expect(redactText('Your PIN is 4711', [])).toBe(`Your PIN is ${mask}`);
    expect(redactText('Verification code 482 913 was sent', [])).toBe(`Verification code ${mask} was sent`);
    expect(redactText('Backup codes:\nabcd1234\nefgh5678', [])).toBe(`Backup codes:\n${mask}\n${mask}`);
  });
});

it.each([
  ['password is {}', 'hunter2'],
  ['Your password is:\n{}', 'S3cr3t!x'],
  ['the passphrase was "{}"', 'blue horse'],
  ['login as admin with password {} failed', 'Tr0ub4dor'],
  ['password has been reset to {}', 'x9Fk22'],
  ['session token {} was revoked', 'Zk93jXhT4Y0aQQ'],
  ['smtp refused {}', 'SG.abcdefghijklmnop1234.qrstuvwxyz0123456789'],
  ['Authorization header was Basic {}', encode('alice:hunter2')],
])('%s', (text, secret) => {
  expect(redactText(text.replace('{}', secret), [])).toBe(text.replace('{}', mask));
});

describe('what databases write', () => {
  it.each([
    [`CREATE USER kratos WITH PASSWORD '{}';`],
    [`ALTER USER 'k'@'%' IDENTIFIED WITH caching_sha2_password BY '{}';`],
    [`INSERT INTO "sessions" ("id","token","active") VALUES\n('a','{}',true),\n('b(','{}',false);`],
    ['COPY public.sessions (id, token, active) FROM stdin;\na\t{}\tt\nb\t{}\tf\n\\.\n'],
    [' id | token | active \n----+-------+--------\n a  | {} | t\n(1 row)'],
    ['+----+-------+\n| id | token |\n+----+-------+\n| a  | {} |\n+----+-------+'],
    ['id,token,active\na,{},true\n'],
  ])('%s', (text) => {
    expect(redactText(text.replaceAll('{}', 'x9Fk22pq'), [])).toBe(text.replaceAll('{}', mask));
  });

  it('goes by the looks of a value where no column is named', () => {
    const row = (token: string): string =>
      `INSERT INTO sessions VALUES('0b1c3f4e-1111-4222-8333-444455556666','2030-01-01 00:00:00','${token}',NULL);`;
    expect(redactText(row('Zk93jXhT4Y0aBcDeFgHiJkLm'), [])).toBe(row(mask));
  });
});

it.each([
  ['DSN: {}', 'postgres://kratos:p4ss@db:5432/kratos'],
  ['data:\n  smtpConnectionURI: {}\n', 'smtps://user:p4ss@mail:465/'],
  ['{"dsn":"{}"}', 'mysql://root:p4ss@tcp(db:3306)/kratos'],
  ['kratos.yaml: {}', 'secrets:\n  cookie:\n    - PLEASE-CHANGE-ME-I-AM-VERY-INSECURE\n'],
])('an address with a password in Base64: %s', (text, secret) => {
  expect(redactText(text.replace('{}', encode(secret)), [])).toBe(text.replace('{}', mask));
});

it.each([
  'The server answered with status code 404 and exit code 137',
  'error code is 4000006',
  'error code: 40300',
  'Error Code: 1045. Access denied',
  'message 4000006: The provided credentials are invalid',
  'zip code 123456, country code 49',
  'listening on port 4433 since 2024',
  'Node code path 123456, source code 123456 lines',
  'order 482913 is for your account',
  'The code is not valid or has already been used',
  'password is too short, or longer than 64 bytes',
  'the password must be at least 8 characters long, but is 5',
  'The password has been found in data breaches and must no longer be used. 3333 times',
  'password is hashed with argon2id',
  'token is base64 encoded',
  'token is valid until 2030-01-01T00:00:00Z',
  'secret is 24 bytes long',
  'secret "kratos-secrets" not found, secret kratos-db1 neither',
  `Unexpected token '<', "<!DOCTYPE "... is not valid JSON`,
  `INSERT INTO schema_migration VALUES ('20191100000001000000');`,
  'COPY public.identities (id, schema_id, traits) FROM stdin;\na\tdefault\t{"email": "a@b.c"}\n\\.\n',
  'select token,code\nfrom x,y',
  'password,totp,oidc\nlookup_secret,code,link',
  'image: oryd/kratos:v1.3.1@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  `base64://${encode('{"properties":{"traits":{"properties":{"email":{"ory.sh/kratos":{"credentials":{"code":{}}}}}}}}')}`,
])('stays as it is: %s', (text) => {
  expect(redactText(text, [])).toBe(text);
});
