import type { PageMistake } from '../../../src/kratos/record/pageMistake';
import type { FlowRecord } from '../../../src/kratos/record/types';
import type { Kratos } from '../../kit';
import { endLater } from '../../kit/cleanup';
import { unseenBrowsers } from '../../kit/persona-browser';
import { memoryStorage } from '../../kit/storage';
import { waitFor } from '../../kit/wait';
import { exploring } from '../people';

/** A page in the real browser of a persona that is watched. */
export interface WatchedPage {
  /** The flows that were seen. */
  flows(): readonly FlowRecord[];
  /** Each of them as steps: method, path, status. */
  steps(): readonly (readonly string[])[];
  /** What was done wrong in them, in their order. */
  mistakes(): readonly PageMistake['kind'][];
  goTo(url: string): Promise<void>;
  /** Goes there in the tab that is in front. */
  navigate(url: string): Promise<void>;
  /** Runs an expression in the page; resolves to its value. */
  run(expression: string): Promise<unknown>;
  /** Waits until an expression is true in the page. */
  until(expression: string): Promise<void>;
  /** Watches no more. */
  stop(): void;
  /** Watches the pages that are there. */
  resume(): Promise<void>;
  forget(): void;
  clearCookies(): Promise<void>;
}

/**
 * Opens an empty page and watches all that the persona's browser sends to Kratos; it ends with the file. `more` are
 * arguments for the browser.
 */
export async function watchPage(kratos: Kratos, more: readonly string[] = []): Promise<WatchedPage> {
  const unseen = await unseenBrowsers();
  const explorer = exploring(kratos, memoryStorage(), {
    browsers: { ...unseen, extraArguments: () => [...unseen.extraArguments(), ...more] },
  });
  const { browsers, captures, flows, personas } = explorer;
  const { id } = personas.add({ name: 'my app', client: 'browser', connectionId: 'practice' });
  endLater(async () => {
    await browsers.close(id);
    explorer.dispose();
  });
  const { problem } = await captures.watch(id, { url: 'about:blank' });
  const browser = browsers.running(id);
  if (!browser) throw new Error(`There is no browser: ${JSON.stringify(problem)}.`);
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
    flows: () => flows.ofPersona(id),
    steps: () =>
      flows
        .ofPersona(id)
        .map(({ exchanges }) =>
          exchanges.map(
            ({ request: { method, url }, response }) =>
              `${method} ${new URL(url).pathname.replace('/self-service', '')} ${response?.status ?? 'nothing'}`,
          ),
        ),
    mistakes: () => flows.ofPersona(id).flatMap(({ mistakes = [] }) => mistakes.map(({ what }) => what.kind)),
    run,
    navigate: async (url) => {
      await browser.devtools.send('Page.navigate', { url }, browser.targets.pages().at(-1)?.sessionId);
    },
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
    stop: () => {
      captures.stop(id);
    },
    resume: async () => {
      await captures.watch(id, {});
    },
    forget: () => {
      for (const flow of flows.ofPersona(id)) flows.remove(flow.id);
    },
    clearCookies: () => browser.devtools.send('Storage.clearCookies'),
  };
}
