import { expect, it } from 'vitest';
import { connectionsOfConfig } from '../../../src/language/connectionsOfConfig';
import { readConfig } from '../../../src/config/document/readConfig';

const connection = (name: string, publicUrl: string, adminUrl?: string) => ({
  ...{ id: name, name, publicUrl },
  ...(adminUrl !== undefined && { adminUrl }),
});
const all = [
  connection('local', 'http://127.0.0.1:4433', 'http://127.0.0.1:4434'),
  connection('second', 'http://localhost:5533/', 'http://localhost:5534'),
  connection('staging', 'https://auth.example.com/.ory', 'https://admin.example.com'),
];
const serve = (text: string): string => `serve:\n${text}`;

it.each<[string, string, readonly string[]]>([
  ['the public address', serve('  public: {base_url: https://auth.example.com/kratos}'), ['staging']],
  ['the admin address', serve('  admin: {base_url: https://admin.example.com/}'), ['staging']],
  ['an address of this machine under another name', serve('  public: {base_url: http://localhost:4433/}'), ['local']],
  ['the ports', serve('  public: {port: 5533}\n  admin: {port: 5534}'), ['second']],
  [
    'the ports, where the address is that of no connection',
    serve('  public: {base_url: https://www.example.org/, port: 5533}'),
    ['second'],
  ],
  ['the ports by default', 'dsn: memory', ['local']],
  ['an address before the ports', serve('  public: {base_url: https://auth.example.com/, port: 4433}'), ['staging']],
  [
    'a public address of one server and an admin address of another',
    serve('  public: {base_url: https://auth.example.com/}\n  admin: {base_url: http://localhost:5534}'),
    ['second', 'staging'],
  ],
  [
    'no address of a connection',
    serve('  public: {base_url: https://www.example.org/, port: 80}\n  admin: {port: 81}'),
    [],
  ],
  [
    'an address that is filled in',
    serve('  public: {base_url: "${BASE_URL}", port: "${PORT}"}\n  admin: {port: 1}'),
    [],
  ],
])('knows the server by %s', (_, text, names) => {
  const found = connectionsOfConfig({ config: readConfig(text), version: 'v26.2.0' }, all);
  expect(found.map(({ name }) => name)).toEqual(names);
});
