import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { curl } from '../../../src/kratos/export/curl';
import { fetchNode } from '../../../src/kratos/export/fetchNode';
import { asEnvironment, missingPrograms, npmFolder } from './tool';
import type { Tool } from './tool';

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
    name: 'fetch of Node',
    format: fetchNode,
    file: 'run.mjs',
    ...withPackages('otpauth@9.5.2'),
    command: (values) => ({ program: process.execPath, args: ['run.mjs'], env: asEnvironment(values) }),
  },
];
