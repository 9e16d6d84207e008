import { describe, expect, it } from 'vitest';
import { recogniseDocument } from '../../../../../src/config/document/detect/detect';
import { variableNames } from '../../../../../src/config/document/detect/variableNames';

describe('variables that are given values', () => {
  it.each([
    ['.env', 'DSN=memory\nexport LOG_LEVEL="debug" # loud\n# OLD=1\nEMPTY=\n', ['DSN', 'LOG_LEVEL', 'EMPTY']],
    ['a mapping of compose', '    environment:\n      DSN: memory\n      "LOG_LEVEL": debug\n', ['DSN', 'LOG_LEVEL']],
    [
      'a list of compose',
      '      - DSN=memory\n      - "LOG_LEVEL=de bug"\n      - PASSED\n',
      ['DSN', 'LOG_LEVEL', 'PASSED'],
    ],
    ['a manifest', '  - name: DSN\n    value: memory\n  - name: LOG_LEVEL\r\n', ['DSN', 'LOG_LEVEL']],
    ['other lines', 'image: oryd/kratos\nselfservice_x: 1\nTEXT of DSN=1\n', []],
  ])('are known by their names in %s', (_, text, names) => {
    expect(variableNames(text)).toEqual(names);
  });
});

describe('a file with variables of Kratos', () => {
  it.each([
    ['.env', 'DSN=memory\nCOURIER_SMTP_CONNECTION_URI=smtp://mail:25\n'],
    ['.env', 'DSN=memory\nSERVE_PUBLIC_BASE_URL=http://127.0.0.1:4433/\n'],
    ['kratos.env', 'SECRETS_CIPHER=0123456789abcdef0123456789abcdef\n'],
    ['stack.yml', 'services:\n  auth:\n    image: oryd/kratos\n    environment:\n      - SESSION_LIFESPAN=1h\n'],
    [
      'auth.yaml',
      'apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: kratos\n          env:\n            - name: COOKIES_DOMAIN\n              value: acme.example\n',
    ],
  ])('is %s with %j', (name, text) => {
    expect(recogniseDocument(name, text)).toEqual({ kind: 'environment' });
  });

  it.each([
    ['.env', 'DSN=memory\nLOG_LEVEL=debug\n'],
    ['.env', 'DSN=memory\nSERVE_PUBLIC_PORT=4444\nURLS_SELF_ISSUER=http://127.0.0.1:4444/\n'],
    ['.env', 'PORT=3000\nDATABASE_URL=postgres://db\n'],
    [
      'compose.yml',
      'services:\n  hydra:\n    image: oryd/hydra:v2\n    environment:\n      DSN: memory\n      SERVE_PUBLIC_PORT: 4444\n',
    ],
    ['compose.yml', 'services:\n  hook:\n    image: acme/mailer\n    environment:\n      COURIER_NAME: x\n'],
    ['ci.yml', 'on: [push]\njobs:\n  test:\n    env:\n      DSN: memory\n'],
  ])('is not %s with %j', (name, text) => {
    expect(recogniseDocument(name, text)).toBeUndefined();
  });
});
