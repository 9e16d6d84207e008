import { copyFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { totpCode } from '../../../src/kratos/authenticator/totp';
import { bruno } from '../../../src/kratos/export/bruno';
import { curl } from '../../../src/kratos/export/curl';
import { fetchBrowser } from '../../../src/kratos/export/fetchBrowser';
import { fetchNode } from '../../../src/kratos/export/fetchNode';
import { go, versions } from '../../../src/kratos/export/go';
import { httpyac } from '../../../src/kratos/export/httpyac';
import { hurl } from '../../../src/kratos/export/hurl';
import { k6 } from '../../../src/kratos/export/k6';
import { oryClient } from '../../../src/kratos/export/oryClient';
import { oryClientFetch } from '../../../src/kratos/export/oryClientFetch';
import { playwright } from '../../../src/kratos/export/playwright';
import { runInPage } from './site';
import {
  asEnvironment,
  byCommand,
  everything,
  goModule,
  goProgram,
  missingPrograms,
  npmFolder,
  runProgram,
} from './tool';
import type { Recipe } from '../../../src/kratos/recipe/types';
import type { Kratos } from '../../kit';
import type { Values } from './journeys';
import type { Command, Ran, Tool } from './tool';

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

const brunoPackages = ['@usebruno/cli@4.1.0'];
/** Lays a collection of one file into a folder, as the app does. What its command has for it loses the settings. */
const importIntoBruno = `
  const [, bruno, folder] = process.argv;
  const { openCollectionToBruno } = require(bruno + '/converters');
  const { createCollectionFromBrunoObject } = require(bruno + '/cli/src/utils/collection.js');
  const { stringifyRequest } = require(bruno + '/filestore');
  const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
  const text = readFileSync(folder + '/collection.yml', 'utf8');
  mkdirSync(folder + '/collection');
  const { items, ...rest } = openCollectionToBruno(require(bruno + '/../yaml').parse(text));
  createCollectionFromBrunoObject({ root: {}, ...rest, items: [] }, folder + '/collection', { format: 'yml' });
  for (const item of items)
    writeFileSync(folder + '/collection/' + item.seq + '.yml', stringifyRequest(item, { format: 'yml' }));
`;

const findGo = (): ReturnType<typeof goModule> =>
  goModule(`github.com/ory/client-go@${versions.client}`, `github.com/pquerna/otp/totp@${versions.otp}`);

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
    ...byCommand((values) => ({ program: 'bash', args: ['run.sh'], env: asEnvironment(values) })),
  },
  {
    name: '@ory/client',
    format: oryClient,
    file: 'run.mts',
    ...withPackages(...sdkPackages),
    ...byCommand((values) => ({ program: process.execPath, args: ['run.mts'], env: asEnvironment(values) })),
  },
  {
    name: '@ory/client-fetch',
    format: oryClientFetch,
    file: 'run.mts',
    ...withPackages(...sdkPackages),
    ...byCommand((values) => ({ program: process.execPath, args: ['run.mts'], env: asEnvironment(values) })),
  },
  {
    name: 'httpYac',
    format: httpyac,
    file: 'run.http',
    isSlow: true,
    ...withPackages('httpyac@6.16.7', 'otpauth@9.5.2'),
    ...byCommand((values) => ({
      program: process.execPath,
      args: [
        ...['node_modules/httpyac/bin/httpyac.js', 'send', 'run.http'],
        ...['--all', '--bail', '--output', 'none'],
      ],
      env: asEnvironment(values),
    })),
  },
  {
    name: 'Go with client-go',
    format: go,
    file: 'main.go',
    isSlow: true,
    missing: async (): Promise<string | undefined> => {
      const found = await findGo();
      return 'missing' in found ? found.missing : undefined;
    },
    prepare: async (folder: string): Promise<void> => {
      const found = await findGo();
      if ('missing' in found) throw new Error(found.missing);
      for (const file of ['go.mod', 'go.sum']) await copyFile(path.join(found.path, file), path.join(folder, file));
      const args = ['-c', 'test -z "$(gofmt -l .)" && go build -ldflags="-s -w" -o run .'];
      const { code, said } = await runProgram(folder, { program: 'sh', args, env: everything() });
      if (code !== 0) throw new Error(said || 'It is not as gofmt has it.');
    },
    ...byCommand((values) => ({ program: './run', args: [], env: asEnvironment(values) })),
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
    ...byCommand(async (values: Values): Promise<Command> => {
      const found = await findK6();
      const given = Object.entries(asEnvironment(values)).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
      return { program: 'path' in found ? found.path : 'k6', args: ['run', '--quiet', ...given, 'run.js'] };
    }),
  },
  {
    name: 'Playwright Test',
    format: playwright,
    file: 'kratos.spec.js',
    isSlow: true,
    ...withPackages('@playwright/test@1.65.1', 'otpauth@9.5.2'),
    ...byCommand((values) => ({
      program: process.execPath,
      args: ['node_modules/@playwright/test/cli.js', 'test', '--reporter=line'],
      env: asEnvironment(values),
    })),
  },
  {
    name: 'fetch of Node',
    format: fetchNode,
    file: 'run.mjs',
    ...withPackages('otpauth@9.5.2'),
    ...byCommand((values) => ({ program: process.execPath, args: ['run.mjs'], env: asEnvironment(values) })),
  },
  {
    name: 'fetch in Chromium',
    format: fetchBrowser,
    file: 'run.js',
    cannot: ({ client }) => client === 'native',
    ...withPackages('otpauth@9.5.2'),
    run: runInPage,
  },
  {
    name: 'hurl',
    format: hurl,
    file: 'run.hurl',
    missing: () => missingPrograms('hurl'),
    cannot: ({ steps, variables }) =>
      steps.some((step) => step.kind === 'totp' && !variables.some(({ name }) => name === step.secret)),
    run: (
      folder: string,
      { totp_secret: secret, ...values }: Values,
      { publicUrl, adminUrl }: Kratos,
    ): Promise<Ran> => {
      const code = secret === undefined ? {} : { totp_code: totpCode(secret, Date.now())?.code ?? '' };
      const open = Object.entries({ base_url: publicUrl, admin_url: adminUrl });
      const given = [
        ...open.flatMap(([name, value]) => ['--variable', `${name}=${value}`]),
        ...Object.entries({ ...values, ...code }).flatMap(([name, value]) => ['--secret', `${name}=${value}`]),
      ];
      const args = ['--test', ...given, 'run.hurl'];
      return runProgram(folder, { program: 'hurl', args });
    },
  },
  {
    name: 'Bruno CLI',
    format: bruno,
    file: 'collection.yml',
    isSlow: 'very',
    missing: withPackages(...brunoPackages).missing,
    prepare: async (folder: string): Promise<void> => {
      const packages = await npmFolder(brunoPackages);
      const args = ['-e', importIntoBruno, path.join(packages, 'node_modules', '@usebruno'), folder];
      const { code, said } = await runProgram(folder, { program: process.execPath, args });
      if (code !== 0) throw new Error(said);
    },
    run: async (folder: string, values: Values, _: Kratos, { client }: Recipe): Promise<Ran> => {
      const cli = path.join(await npmFolder(brunoPackages), 'node_modules', '@usebruno', 'cli', 'bin', 'bru.js');
      const given = Object.entries(values).flatMap(([name, value]) => ['--env-var', `${name}=${value}`]);
      const cookies = client === 'native' ? ['--disable-cookies'] : [];
      const args = [cli, 'run', '--bail', '--env', 'kratos', ...cookies, ...given];
      return runProgram(path.join(folder, 'collection'), { program: process.execPath, args });
    },
  },
];
