import { describe, expect, it } from 'vitest';
import { deriveName, freeName, isOryNetwork, readAddress } from '../../../src/platform/address';

/** What is said of an address in one text: the URL, with the note behind it, or the sentence. */
const said = (text: string): string => {
  const address = readAddress(text);
  if (address.kind === 'problem') return address.sentence;
  return address.note === undefined ? address.url : `${address.url} (${address.note})`;
};

describe('an address', () => {
  it.each([
    ['http://127.0.0.1:4433', 'http://127.0.0.1:4433'],
    ['http://127.0.0.1:4433/', 'http://127.0.0.1:4433'],
    ['https://auth.example.com/kratos/', 'https://auth.example.com/kratos'],
    ['127.0.0.1:4433', 'http://127.0.0.1:4433 (Read as http://127.0.0.1:4433)'],
    ['localhost:4433', 'http://localhost:4433 (Read as http://localhost:4433)'],
    ['kratos:4433', 'http://kratos:4433 (Read as http://kratos:4433)'],
    ['192.168.1.4:4433', 'http://192.168.1.4:4433 (Read as http://192.168.1.4:4433)'],
    ['auth.example.com', 'https://auth.example.com (Read as https://auth.example.com)'],
    [
      'http://127.0.0.1:4433/self-service/login/browser?aal=aal2',
      'http://127.0.0.1:4433 (Read as http://127.0.0.1:4433)',
    ],
    ['http://127.0.0.1:4434/admin', 'http://127.0.0.1:4434 (Read as http://127.0.0.1:4434)'],
    ['http://127.0.0.1:4433/health/ready', 'http://127.0.0.1:4433 (Read as http://127.0.0.1:4433)'],
  ])('%s is read', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each([
    ['', 'Enter the address'],
    ['http://a b', 'no spaces'],
    ['http:', 'Write it as http://'],
    ['javascript:alert(1)', 'Write it as http://'],
    ['ftp://host', 'not ftp'],
    ['http://user:secret@host', 'plain text'],
    ['http://', 'not an address'],
    ['http://host:99999', 'not an address'],
    ['https://console.ory.com/projects/1', 'Ory Console'],
  ])('%s is refused with a sentence', (text, part) => {
    const address = readAddress(text);
    expect(address).toMatchObject({ kind: 'problem', sentence: expect.stringContaining(part) as string });
  });

  it('never repeats a password in its sentence', () => {
    expect(said('http://user:canary@host')).not.toContain('canary');
  });

  it('of an Ory Network project is known as one', () => {
    expect(isOryNetwork('https://happy-fox-abc123.projects.oryapis.com')).toBe(true);
    expect(isOryNetwork('https://projects.oryapis.com.example.com')).toBe(false);
  });
});

describe('the name of a connection', () => {
  it.each([
    ['http://127.0.0.1:4433', 'local:4433'],
    ['http://localhost', 'local'],
    ['https://auth.example.com', 'auth.example.com'],
    ['https://happy-fox-abc123.projects.oryapis.com', 'happy-fox-abc123'],
  ])('%s is %s', (url, name) => {
    expect(deriveName(url)).toBe(name);
  });

  it('gets the first free number when it is taken, whatever its case', () => {
    expect(freeName('Local', ['local', 'local 2'])).toBe('Local 3');
  });
});
