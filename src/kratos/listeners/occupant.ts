import { request } from 'node:http';
import { isObject, readJson, textAt } from '../flow/json';
import { loopback } from './listenAddress';

/** How a listener of ours tells another window who it is. */
export const whoPath = '/.kratos-flow-explorer';

/** What it says there: `folder` is the name of what the window has open. */
export interface Who {
  readonly listener: string;
  readonly folder: string;
}

const patienceMs = 2_000;

/** Which window has a port; undefined when another program has it, or nobody answers. Never rejects. */
export function askWho(port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const asked = request({ host: loopback, port, path: whoPath, timeout: patienceMs }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text: string) => {
        body += text;
        if (body.length > 10_000) asked.destroy();
      });
      answer.on('close', () => {
        const who = readJson(body);
        resolve(isObject(who) && textAt(who, 'listener') !== undefined ? textAt(who, 'folder') : undefined);
      });
    });
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => {
      resolve(undefined);
    });
    asked.end();
  });
}
