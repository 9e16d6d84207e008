import { expect, it } from 'vitest';
import { keyOrigins } from '../../../../src/config/facts/keyOrigins';
import { readConfig } from '../../../../src/config/document/readConfig';

const origins = (text: string, rpId?: string): readonly string[] => keyOrigins(readConfig(text), 'v26.2.0', rpId);
const passkey = (rp: string, rest = ''): string => `
serve: {public: {base_url: "http://127.0.0.1:4433/"}}
selfservice:
  methods:
    passkey: {enabled: true, config: {rp: ${rp}}}
${rest}`;

it('are those of the site, that of the login page first', () => {
  const rp = '{id: localhost, origins: ["http://localhost:3000", "http://localhost:4455"]}';
  const page = '  flows: {login: {ui_url: "http://localhost:4455/login"}}';
  expect(origins(passkey(rp))).toEqual(['http://localhost:3000', 'http://localhost:4455']);
  expect(origins(passkey(rp, page), 'localhost')).toEqual(['http://localhost:4455', 'http://localhost:3000']);
  expect(origins(passkey(rp), 'shop.example')).toEqual([]);
});

it('are what Kratos takes where none is written, and nothing where that is not known', () => {
  expect(origins(passkey('{id: localhost}'))).toEqual(['http://localhost']);
  expect(origins(passkey('{id: "${DOMAIN}", origins: ["https://${DOMAIN}"]}'))).toEqual([]);
  expect(origins(passkey('{id: a.example, origins: ["https://${DOMAIN}", "https://a.example"]}'))).toEqual([
    'https://a.example',
  ]);
  expect(origins('selfservice: {methods: {passkey: {enabled: false, config: {rp: {id: localhost}}}}}')).toEqual([]);
  expect(origins('')).toEqual([]);
});
