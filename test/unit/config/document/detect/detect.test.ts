import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isTomlConfig, recogniseDocument } from '../../../../../src/config/document/detect/detect';
import { explainSetting } from '../../../../../src/config/hover/explainSetting';
import { findVariable } from '../../../../../src/config/reference/variables';

const isKratosConfig = (name: string, head: string): boolean => {
  const found = recogniseDocument(name, head);
  return found?.kind === 'config' && found.root === '';
};

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
    ['a modeline', '# yaml-language-server: $schema=https://example.org/kratos/config.schema.json\na: 1\n'],
    ['JSON', '{\n  "identity": {"schemas": []}\n}'],
    ['JSON on one line', '{"dsn":"memory","selfservice":{"flows":{}}}'],
  ])('is known by its shape: %s', (_, text) => {
    expect(isKratosConfig('config.yml', text)).toBe(true);
    expect(isKratosConfig('Untitled-1', text)).toBe(true);
  });

  it.each([
    ['kratos.yml', '# nothing yet\n\n'],
    ['kratos.yml', 'selfs'],
    ['kratos.yml', 'version: v26.2.0\nlog:\n  level: debug\n'],
    ['kratos.yml', 'dsn: memory\nsesion:\n  lifespan: 1h\n'],
    ['kratos.json', '{"dsn": "memory", "cookies": {"domain": "x"}}'],
    ['kratos (1).yml', 'dsn: memory\n'],
  ])('is known by its name when its shape says nothing else: %s %j', (name, text) => {
    expect(isKratosConfig(name, text)).toBe(true);
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
    ['kratos.yaml', 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    chart: kratos\n'],
    ['kratos-ci.yml', 'name: kratos\non: [push]\njobs:\n  build:\n    steps: []\n'],
    ['docker-compose.kratos.yml', 'services:\n  kratos:\n    image: oryd/kratos:v26.2.0\n'],
    ['test-kratos.json', '{"problem_data": {"parallel_type": "OpenMP"}, "solver_settings": {"echo_level": 1}}'],
    ['identity.kratos.json', '{ "schema_id": "default", "traits": { "email": "a@acme.example" } }'],
    ['kratos-playbook.yml', '- hosts: all\n  tasks: []\n'],
    [
      'kratos.hydra.yml',
      'dsn: memory\nserve:\n  public:\n    port: 4444\nsecrets:\n  system: [x]\nurls:\n  self: {}\n',
    ],
    ['kratos.oathkeeper.yml', 'log:\n  level: debug\nserve:\n  proxy:\n    port: 4455\n'],
    ['kratos.traefik.yml', 'http:\n  routers:\n    kratos: {}\n'],
    ['kratos-list.json', '[{"id": "a"}]'],
    ['pulumi.kratos.yaml', 'config:\n  kratos:url: x\n'],
    ['kratos.loki.yaml', 'auth_enabled: false\nserver:\n  http_listen_port: 1\n'],
    ['kratos-locale.json', '{"login": {"title": "Log in"}, "registration": {}}'],
    ['kratos.gitlab-ci.yml', 'stages: [a]\nkratos:\n  stage: a\n  script: [x]\n'],
    ['kratos.Taskfile.yml', 'version: "3"\ntasks:\n  kratos: {}\n'],
    ['kratos.rules.yml', 'groups:\n  - name: kratos\n    rules: []\n'],
    ['keto.kratos.yml', 'dsn: memory\nnamespaces: []\nserve:\n  read: {}\n'],
    ['kratos.openapi.json', '{"openapi": "3.0.3", "info": {}, "paths": {}}'],
    ['kratos.flow.json', '{"id": "x", "type": "browser", "ui": {"nodes": []}}'],
    ['kratos.application.yml', 'spring:\n  application:\n    name: kratos\nserver:\n  port: 1\n'],
    ['kratos-session.yml', 'session:\n  store: redis\n'],
    ['kratos.package.json', '{"name": "kratos", "version": "1.0.0"}'],
  ])('is not %s', (name, text) => {
    expect(isKratosConfig(name, text)).toBe(false);
  });

  it('is any mapping of its keys that a command starts Kratos with', () => {
    const text = 'dsn: memory\nsecrets:\n  cookie: [x]\n';
    expect(recogniseDocument('base.yml', text)).toBeUndefined();
    expect(recogniseDocument('base.yml', text, { isGiven: true })).toEqual({ kind: 'config', root: '' });
    expect(recogniseDocument('base.yml', 'services: {}\n', { isGiven: true })).toBeUndefined();
  });

  it('in TOML is known, though it is not read', () => {
    expect(isTomlConfig('kratos.toml', 'dsn = "memory"\n\n[selfservice.methods.password]\nenabled = true\n')).toBe(
      true,
    );
    expect(isTomlConfig('Cargo.toml', '[package]\nname = "kratos"\n')).toBe(false);
  });

  it('is recognised in the recorded ones whatever their name', () => {
    for (const version of ['v1.3.1', 'v26.2.0']) {
      const file = fileURLToPath(new URL(`../../../../fixtures/recorded/config/${version}.main.yml`, import.meta.url));
      expect(isKratosConfig('x.yml', readFileSync(file, 'utf8').slice(0, 8000))).toBe(true);
    }
  });
});

describe('the configuration in a Helm values file', () => {
  it.each([
    'kratos:\n  config:\n    selfservice:\n      flows: {}\n',
    'image:\n  tag: v1\nkratos:\n  automigration:\n    enabled: true\n\n  config: # ours\n    # dsn below\n    dsn: memory\n',
  ])('is found below kratos.config', (text) => {
    expect(recogniseDocument('values.yaml', text)).toEqual({ kind: 'config', root: 'kratos.config.' });
  });

  it.each(['kratos:\n  config:\n    replicas: 1\n', 'kratos:\n  enabled: true\nother:\n  config:\n    dsn: x\n'])(
    'is not seen in other values',
    (text) => {
      expect(recogniseDocument('values.yaml', text)).toBeUndefined();
    },
  );

  it('is explained as any other', () => {
    const text = 'kratos:\n  config:\n    session:\n      lifespan: 1h\n';
    const explain = (word: string): string | undefined =>
      explainSetting(text, text.indexOf(word), { kind: 'config', root: 'kratos.config.' })?.markdown.split(' ')[0];
    expect(explain('lifespan')).toBe('**`session.lifespan`**');
    expect(explain('config')).toBeUndefined();
  });
});

describe('environment variables', () => {
  const kratos = 'SELFSERVICE_FLOWS_SETTINGS_REQUIRED_AAL=aal1\n';

  it.each(['.env', 'kratos.env', '.env.local', 'docker-compose.yml', 'compose.override.yaml'])(
    'are seen in %s',
    (name) => {
      expect(recogniseDocument(name, kratos)).toEqual({ kind: 'environment' });
      expect(recogniseDocument(name, 'LOG_LEVEL=debug\n')).toBeUndefined();
    },
  );

  it.each([
    ['SELFSERVICE_FLOWS_SETTINGS_REQUIRED_AAL', 'selfservice.flows.settings.required_aal'],
    ['IDENTITY_SCHEMAS_0_URL', 'identity.schemas[].url'],
    ['COURIER_SMTP_CONNECTION_URI', 'courier.smtp.connection_uri'],
    ['DSN', 'dsn'],
  ])('%s sets %s', (name, path) => {
    const line = `      - ${name}=x`;
    expect(findVariable(line, 9)).toEqual({ name, path, start: 8, end: 8 + name.length });
    expect(explainSetting(`a\n${line}\n`, 11, { kind: 'environment' })?.markdown).toContain(`**\`${path}\`**`);
  });

  it.each([
    ['oryd/kratos:v1.3.1', true],
    ['"ghcr.io/acme/kratos@sha256:1"', true],
    ['oryd/kratos', true],
    ['oryd/kratos-selfservice-ui-node:v1.3.1', false],
    ['acme/kratos/pages:1', false],
  ])('beside the image %s are known by a DSN alone: %s', (image, is) => {
    const compose = `version: '3.7'\nservices:\n  a:\n    image: ${image}\n    environment:\n      - DSN=memory\n`;
    expect(recogniseDocument('compose.yml', compose)).toEqual(is ? { kind: 'environment' } : undefined);
  });

  it('of others mean nothing', () => {
    expect(findVariable('POSTGRES_PASSWORD=x', 3)).toBeUndefined();
    expect(findVariable('selfservice_flows: x', 3)).toBeUndefined();
    expect(findVariable('DSN=x', 4)).toBeUndefined();
  });
});
