import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser as findInstalled, browserArguments } from '../../../scripts/vscode-host.mjs';
import { findBrowser } from '../../../src/kratos/browser/find';
import { PersonaBrowser } from '../../../src/kratos/browser/personaBrowser';
import { Capture } from '../../../src/kratos/capture/capture';
import { followTargets } from '../../../src/kratos/capture/followTargets';
import type { PageMistake } from '../../../src/kratos/record/pageMistake';
import type { FlowRecord } from '../../../src/kratos/record/types';
import type { Kratos } from '../../kit';
import { endLater } from '../../kit/cleanup';
import { waitFor } from '../../kit/wait';

/** A page in a real browser whose exchanges with Kratos are captured. */
export interface WatchedPage {
  readonly records: ReadonlyMap<string, FlowRecord>;
  readonly mistakes: PageMistake['kind'][];
  goTo(url: string): Promise<void>;
  /** Runs an expression in the page; resolves to its value. */
  run(expression: string): Promise<unknown>;
  /** Waits until an expression is true in the page. */
  until(expression: string): Promise<void>;
  forget(): void;
  clearCookies(): Promise<void>;
}

/** Opens a browser and watches all that it sends to Kratos; it ends with the file. */
export async function watchPage(kratos: Kratos): Promise<WatchedPage> {
  const profile = await mkdtemp(path.join(tmpdir(), 'watched-'));
  const found = await findBrowser(findInstalled());
  if (found.kind !== 'found') throw new Error(`There is no browser: ${found.kind}.`);
  const opened = await PersonaBrowser.open(found, {
    profile,
    extraArguments: [...browserArguments, '--headless=new'],
    publicUrl: kratos.publicUrl,
    jar: () => Promise.resolve(undefined),
  });
  if (opened.kind !== 'open') throw new Error(`The browser does not start: ${JSON.stringify(opened)}`);
  const { browser } = opened;
  endLater(async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  });
  const records = new Map<string, FlowRecord>();
  const mistakes: PageMistake['kind'][] = [];
  const capture = new Capture({
    watched: { publicUrl: kratos.publicUrl },
    known: { get: (id) => records.get(id), recent: () => [...records.values()].reverse() },
    readBody: (target, requestId) => readBody(browser, target, requestId),
    keep: (record) => records.set(record.id, record),
    warn: ({ kind }) => mistakes.push(kind),
  });
  followTargets(browser.targets, capture);
  const run = async (expression: string): Promise<unknown> => {
    const page = browser.targets.pages().at(-1);
    const { result } = await browser.devtools.send(
      'Runtime.evaluate',
      { expression, awaitPromise: true, returnByValue: true },
      page?.sessionId,
    );
    return result.value;
  };
  return {
    records,
    mistakes,
    run,
    goTo: async (url) => {
      await browser.goTo(url);
    },
    until: async (expression) => {
      const is = (): Promise<true | undefined> =>
        run(expression).then(
          (value) => (value === true ? true : undefined),
          () => undefined,
        );
      if (!(await waitFor(is, 60))) throw new Error(`The page never came to ${expression}.`);
    },
    forget: () => {
      records.clear();
      mistakes.length = 0;
    },
    clearCookies: () => browser.devtools.send('Storage.clearCookies'),
  };
}

async function readBody(browser: PersonaBrowser, target: string, requestId: string): Promise<string | undefined> {
  const { body, base64Encoded } = await browser.devtools.send('Network.getResponseBody', { requestId }, target);
  return base64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
}
