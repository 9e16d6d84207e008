import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { curl } from '../../../src/kratos/export/curl';
import { fetchNode } from '../../../src/kratos/export/fetchNode';
import { httpyac } from '../../../src/kratos/export/httpyac';
import { k6 } from '../../../src/kratos/export/k6';
import { oryClient } from '../../../src/kratos/export/oryClient';
import { oryClientFetch } from '../../../src/kratos/export/oryClientFetch';
import { playwright } from '../../../src/kratos/export/playwright';
import { asEnvironment, goProgram, missingPrograms, npmFolder } from './tool';
import type { Values } from './journeys';
import type { Command, Tool } from './tool';

/** Gives an export npm packages, installed once per machine. */
function withPackages(...packages: readonly string[]): Pick<Tool, 'missing' | 'prepare'> {
  return {
    missing: async () => {
      try {
        await npmFolder(packages);
        return undefined;
      } catch (error) {
        return `npm cannot install ${packages.join(', ')}: ${String(error)}`;
      }
    },
    prepare: async (folder) => {
      await symlink(path.join(await npmFolder(packages), 'node_modules'), path.join(folder, 'node_modules'));
    },
  };
}

const findK6 = (): ReturnType<typeof goProgram> => goProgram('go.k6.io/k6', 'v1.8.1');

export const sdkPackages = [
  '@ory/client@1.22.66',
  '@ory/client-fetch@1.22.66',
  'axios@1.21.1',
  'tough-cookie@6.1.0',
  'axios-cookiejar-support@7.0.0',
  'otpauth@9.5.2',
];

/** Everything that runs exports, the quickest first. */
export const tools: readonly Tool[] = [
  {
    name: 'curl',
    format: curl,
    file: 'run.sh',
    missing: () => missingPrograms('bash', 'curl', 'jq', 'openssl', 'base32'),
    command: (values) => ({ program: 'bash', args: ['run.sh'], env: asEnvironment(values) }),
  },
  {
    name: '@ory/client',
    format: oryClient,
    file: 'run.mts',
    ...withPackages(...sdkPackages),
    command: (values) => ({ program: process.execPath, args: ['run.mts'], env: asEnvironment(values) }),
  },
  {
    name: '@ory/client-fetch',
    format: oryClientFetch,
    file: 'run.mts',
    ...withPackages(...sdkPackages),
    command: (values) => ({ program: process.execPath, args: ['run.mts'], env: asEnvironment(values) }),
  },
  {
    name: 'httpYac',
    format: httpyac,
    file: 'run.http',
    isSlow: true,
    ...withPackages('httpyac@6.16.7', 'otpauth@9.5.2'),
    command: (values) => ({
      program: process.execPath,
      args: [
        ...['node_modules/httpyac/bin/httpyac.js', 'send', 'run.http'],
        ...['--all', '--bail', '--output', 'none'],
      ],
      env: asEnvironment(values),
    }),
  },
  {
    name: 'k6',
    format: k6,
    file: 'run.js',
    isSlow: true,
    missing: async (): Promise<string | undefined> => {
      const found = await findK6();
      return 'missing' in found ? found.missing : undefined;
    },
    command: async (values: Values): Promise<Command> => {
      const found = await findK6();
      const given = Object.entries(asEnvironment(values)).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
      return { program: 'path' in found ? found.path : 'k6', args: ['run', '--quiet', ...given, 'run.js'] };
    },
  },
  {
    name: 'Playwright Test',
    format: playwright,
    file: 'kratos.spec.js',
    isSlow: true,
    ...withPackages('@playwright/test@1.65.1', 'otpauth@9.5.2'),
    command: (values) => ({
      program: process.execPath,
      args: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=line'],
      env: asEnvironment(values),
    }),
  },
  {
    name: 'fetch of Node',
    format: fetchNode,
    file: 'run.mjs',
    ...withPackages('otpauth@9.5.2'),
    command: (values) => ({ program: process.execPath, args: ['run.mjs'], env: asEnvironment(values) }),
  },
];
