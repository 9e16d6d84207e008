import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isKratosConfig } from '../../../src/config/detect';

describe('a Kratos configuration', () => {
  it.each([
    'kratos.yml',
    '/etc/config/kratos.yaml',
    'C:\\x\\kratos.json',
    'dev.kratos.yml',
    'kratos.dev.yml',
    'my-kratos.yaml',
    'kratos-local.jsonc',
    'kratos_e2e.yml',
  ])('is known by the name %s', (name) => {
    expect(isKratosConfig(name, '')).toBe(true);
  });

  it.each([
    ['selfservice', 'version: v1\nselfservice:\n  flows: {}\n'],
    ['selfservice behind comments', '# mine\n\nselfservice:\n'],
    ['identity schemas', 'identity:\n  # here\n  default_schema_id: x\n  schemas:\n    - id: x\n'],
    ['serve and courier', 'serve:\n  public:\n    base_url: http://x\ncourier:\n  smtp: {}\n'],
    ['JSON', '{\n  "identity": {"schemas": []}\n}'],
    ['JSON on one line', '{"dsn":"memory","selfservice":{"flows":{}}}'],
  ])('is known by its shape: %s', (_, text) => {
    expect(isKratosConfig('config.yml', text)).toBe(true);
    expect(isKratosConfig('Untitled-1', text)).toBe(true);
  });

  it.each([
    ['docker-compose.yml', 'services:\n  kratos:\n    image: oryd/kratos\n'],
    [
      'hydra.yml',
      'serve:\n  public:\n    port: 4444\n  admin:\n    port: 4445\nurls:\n  self:\n    issuer: http://x\n',
    ],
    ['openapi.json', '{"paths": {"/selfservice": {}}}'],
    ['nested.yml', 'kratos:\n  config:\n    selfservice:\n      flows: {}\n'],
    ['package.json', '{"name": "kratos"}'],
    ['kratos.ts', 'selfservice: 1'],
    ['data.csv', 'selfservice:'],
    ['kratosphere.yml', 'a: 1'],
  ])('is not %s', (name, text) => {
    expect(isKratosConfig(name, text)).toBe(false);
  });

  it('is recognised in the recorded ones whatever their name', () => {
    for (const version of ['v1.3.1', 'v26.2.0']) {
      const file = fileURLToPath(new URL(`../../fixtures/recorded/config/${version}.main.yml`, import.meta.url));
      expect(isKratosConfig('x.yml', readFileSync(file, 'utf8').slice(0, 8000))).toBe(true);
    }
  });
});
