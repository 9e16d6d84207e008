import { expect, onTestFinished } from 'vitest';
import type { PersonaBrowser } from '../../src/kratos/browser/personaBrowser';
import type { BrowserNeeds } from '../../src/kratos/drive/browsers/begin';
import type { Explorer } from '../../src/kratos/drive/explorer';
import type { ClientKind } from '../../src/kratos/flow/types';
import type { FlowRecord } from '../../src/kratos/record/types';
import type { Kratos } from '../kit';
import { unseenBrowsers } from '../kit/persona-browser';
import { memoryStorage } from '../kit/storage';
import { exploring, Person } from './people';

export interface Stage {
  readonly explorer: Explorer;
  readonly alice: Person;
  readonly leftProfiles: () => Promise<readonly string[]>;
  /** Hers; it is a bug to ask for it where there is none. */
  readonly browser: () => PersonaBrowser;
  /** A flow as it is now. */
  readonly now: (flow: FlowRecord) => FlowRecord | undefined;
}

/** Somebody with a browser that nobody sees; what is given of `needs` is in place of its own. */
export async function stageOf(
  kratos: Pick<Kratos, 'publicUrl' | 'adminUrl'>,
  client: ClientKind = 'browser',
  needs: Partial<BrowserNeeds> = {},
): Promise<Stage> {
  const { leftProfiles, ...browsers } = await unseenBrowsers();
  const explorer = exploring(kratos, memoryStorage(), {
    browsers: { ...browsers, ...needs },
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => {
    explorer.dispose();
  });
  const alice = new Person(explorer, 'alice', client);
  const browser = (): PersonaBrowser => {
    const running = explorer.browsers.running(alice.id);
    if (!running) expect.fail('There is no browser.');
    return running;
  };
  return { explorer, alice, leftProfiles, browser, now: ({ id }) => explorer.flows.get(id) };
}
