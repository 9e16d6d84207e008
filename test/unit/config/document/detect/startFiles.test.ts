import { describe, expect, it } from 'vitest';
import { appVersionIn, chartVersionIn } from '../../../../../src/config/document/detect/chartVersion';
import { imageVersionIn } from '../../../../../src/config/document/detect/imageVersion';
import {
  isGiven,
  isOneOfSeveral,
  isStartFile,
  versionInStartFiles,
} from '../../../../../src/config/document/detect/startFiles';

describe('the version of an image', () => {
  it.each([
    ['services:\n  kratos:\n    image: oryd/kratos:v26.2.0\n', 'v26.2.0'],
    [
      'services:\n  db:\n    image: postgres:16.1\n  kratos:\n    image: "docker.io/oryd/kratos:v1.3.1-distroless" # ours\n',
      'v1.3.1-distroless',
    ],
    ['    image: oryd/kratos:${KRATOS_VERSION:-v25.4.0}\n', 'v25.4.0'],
    ['    image: ${REGISTRY:-docker.io/oryd}/kratos:v1.3.1\n', 'v1.3.1'],
    ['    image: registry.acme.example:5000/mirror/kratos:v26.2.0@sha256:0123\n', 'v26.2.0'],
    ['FROM oryd/kratos:v1.3.1 AS base\n', 'v1.3.1'],
    ['    image: oryd/kratos:latest\n', undefined],
    ['    image: oryd/kratos\n', undefined],
    ['    image: oryd/kratos-selfservice-ui-node:v1.3.1\n', undefined],
    ['    image: acme/hydra:v2.2.0\n', undefined],
  ])('in %j is %s', (text, version) => {
    expect(imageVersionIn(text)).toBe(version);
  });

  it.each([
    ['image:\n  tag: v1.3.1\nkratos:\n  config:\n    dsn: x\n', 'kratos.config.', 'v1.3.1'],
    ['image: oryd/kratos:v1.3.1\nkratos:\n  config: {}\n', 'kratos.config.', 'v1.3.1'],
    [
      'idp:\n  image:\n    tag: "v26.2.0"\n  kratos:\n    config: {}\nimage:\n  tag: v9.9.9\n',
      'idp.kratos.config.',
      'v26.2.0',
    ],
    ['image:\n  tag: v9.9.9\nidp:\n  kratos:\n    config: {}\n', 'idp.kratos.config.', undefined],
  ])('in the values of a chart is that beside the configuration: %j', (text, root, version) => {
    expect(chartVersionIn(text, root)).toBe(version);
  });

  it('in a chart is what Kratos’s own says', () => {
    expect(appVersionIn('apiVersion: v2\nname: kratos\nappVersion: "v26.2.0"\nversion: 0.62.1\n')).toBe('v26.2.0');
    expect(appVersionIn('apiVersion: v2\nname: acme\nappVersion: "1.2.3"\n')).toBeUndefined();
    expect(versionInStartFiles([{ name: 'Chart.yaml', text: 'name: kratos\nappVersion: v1.3.1\n' }])).toBe('v1.3.1');
  });
});

describe('files by which Kratos is started', () => {
  it.each([
    ['docker-compose.yml', true],
    ['compose.kratos.yaml', true],
    ['Dockerfile', true],
    ['kratos.service', true],
    ['start.sh', true],
    ['Makefile', true],
    ['Chart.yaml', true],
    ['kratos.yml', false],
    ['README.md', false],
  ])('%s: %s', (name, is) => {
    expect(isStartFile(name)).toBe(is);
  });

  it.each([
    ['compose.yml', 'command: serve -c /etc/kratos/base.yml -c /etc/kratos/secrets.yml --watch-courier\n', true],
    ['compose.yml', "command: ['serve', '-c', '/etc/kratos/base.yml', '-c', '/etc/kratos/secrets.yml']\n", true],
    [
      'compose.yml',
      'command:\n  - serve\n  - --config\n  - /etc/kratos/base.yml\n  - --config\n  - /etc/kratos/secrets.yml\n',
      true,
    ],
    [
      'kratos.service',
      'ExecStart=/usr/bin/kratos serve --config=/etc/kratos/base.yml \\\n  --config=/etc/kratos/secrets.yml\n',
      true,
    ],
    ['Dockerfile', 'CMD ["serve", "--config", "base.yml", "--config", "secrets.yml"]\n', true],
    ['start.sh', 'kratos serve -c base.yml\n', false],
    ['start.sh', `kratos migrate sql -c other.yml\n${'# waits\n'.repeat(20)}kratos serve -c base.yml\n`, false],
    ['start.sh', 'kratos serve -c one.yml -c two.yml\n', false],
    ['start.sh', 'tar -c base.yml secrets.yml\n', false],
  ])('base.yml is one of several in %s: %j: %s', (name, text, is) => {
    expect(isOneOfSeveral('base.yml', [{ name, text }])).toBe(is);
  });

  it('give Kratos its configuration, and others theirs', () => {
    const text = 'image: oryd/kratos\ncommand: serve -c /etc/base.yml\n';
    expect(isGiven('base.yml', [{ name: 'compose.yml', text }])).toBe(true);
    expect(isGiven('base.yml', [{ name: 'compose.yml', text: text.replace('kratos', 'hydra') }])).toBe(false);
  });
});
