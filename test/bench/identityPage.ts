import type { Answer, Panel, Routes, Workbench } from '../kit';
import { json } from '../kit/answers';
import type { Answered } from './answered';
import { report } from './figures';
import { median, quantile } from './statistics';

const id = '26dd8e7c-8d1c-4021-b0b0-a71fc16b1a5f';
const tries = 15;
const budgetMs = 50;

/** What each part is told to say in a try, so that a picture shows whether it has the answer of this try. */
const mark = (part: string, attempt: number): string => `${part}-${attempt}`;

const text = { type: 'string', title: 'Text' };

const session = (number: number, agent: string): object => ({
  id: `session-${number}`,
  active: true,
  authenticator_assurance_level: 'aal1',
  authentication_methods: [{ method: 'password', aal: 'aal1' }],
  devices: [{ user_agent: agent, ip_address: '203.0.113.7' }],
});

const message = (number: number, template: string): object => ({
  id: `message-${number}`,
  recipient: 'bench@example.com',
  type: 'email',
  template_type: template,
  status: 'sent',
  created_at: '2026-11-30T09:00:00Z',
});

/** A server that tells of an identity with some of everything, and says in each part which try it is. */
export function identityRoutes(now: { readonly attempt: number }): Routes {
  const answer =
    (body: (word: (part: string) => string) => unknown): Answer =>
    () =>
      json(body((part) => mark(part, now.attempt)));
  return {
    [`/admin/identities/${id}`]: answer((word) => ({
      id,
      schema_id: 'person',
      state: 'active',
      traits: { email: 'bench@example.com', name: { first: word('identity'), last: 'Lovelace' } },
      verifiable_addresses: [{ value: 'bench@example.com', via: 'email', verified: true, status: 'completed' }],
      recovery_addresses: [{ value: 'bench@example.com', via: 'email' }],
      metadata_admin: { rows: Array.from({ length: 2_000 }, (_, row) => ({ row, text: 'x'.repeat(40) })) },
      credentials: {
        password: { type: 'password', identifiers: ['bench@example.com'], config: { hashed_password: '$2a$12$x' } },
        totp: { type: 'totp', identifiers: [id] },
      },
    })),
    [`/admin/identities/${id}/sessions`]: answer((word) =>
      Array.from({ length: 25 }, (_, number) => session(number, word('session'))),
    ),
    '/schemas/*': answer((word) => ({
      properties: {
        traits: { properties: { email: { ...text, title: word('schema') }, name: { properties: { first: text } } } },
      },
    })),
    '/admin/courier/messages': answer((word) =>
      Array.from({ length: 10 }, (_, number) => message(number, word('message'))),
    ),
  };
}

/** From the last answer: until the page hears of it, has drawn it, and the frame is painted. */
interface Painted {
  readonly heard: number;
  readonly drawn: number;
  readonly painted: number;
}

/** Times the page from the last answer to the frame that shows it: each try reads it anew. */
export async function measureIdentityPage(
  workbench: Workbench,
  now: { attempt: number },
  answered: Answered,
): Promise<void> {
  const times: Painted[] = [];
  await workbench.executeCommand('kratosFlows.showIdentity', { identity: id });
  const page = await workbench.panel({ 'data-identity': id });
  await page.getByText(mark('message', now.attempt)).first().waitFor();
  // The table is there when the configuration is read.
  await page.getByRole('columnheader').first().waitFor();
  // The first reading loads what is loaded once.
  for (let attempt = -1; attempt < tries; attempt += 1) {
    now.attempt += 1;
    const painted = timeWhole(
      page,
      ['identity', 'session', 'schema', 'message'].map((part) => mark(part, now.attempt)),
    );
    await page.getByRole('button', { name: 'Refresh' }).click();
    const { heard, drawn, painted: at } = await painted;
    if (attempt >= 0) times.push({ heard: heard - answered.at, drawn: drawn - heard, painted: at - answered.at });
  }
  const of = (part: keyof Painted): readonly number[] => times.map((time) => time[part]);
  const bench = 'identities';
  report(
    {
      bench,
      name: `last answer → identity's page painted, median of ${tries}`,
      value: median(of('painted')),
      unit: 'ms',
      target: budgetMs,
    },
    { bench, name: '… 95th percentile', value: quantile(of('painted'), 0.95), unit: 'ms', target: budgetMs },
    { bench, name: '… of that, until the page hears of it', value: median(of('heard')), unit: 'ms' },
    { bench, name: '… of that, drawing', value: median(of('drawn')), unit: 'ms' },
  );
}

/** Waits for the picture that has all of some words, and for the frame that shows it, in epoch milliseconds. */
function timeWhole(page: Panel, words: readonly string[]): Promise<Painted> {
  return page.evaluate(
    (wanted) =>
      new Promise<Painted>((resolve) => {
        // The page's own listener comes first, so the picture is in the document when this one hears of it.
        const hear = ({ data, timeStamp }: MessageEvent): void => {
          const now = performance.now();
          const picture = JSON.stringify(data);
          if (!wanted.every((word) => picture.includes(word))) return;
          window.removeEventListener('message', hear);
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              const [heard, drawn, painted] = [timeStamp, now, performance.now()].map(
                (time) => performance.timeOrigin + time,
              ) as [number, number, number];
              resolve({ heard, drawn, painted });
            };
            port2.postMessage(undefined);
          });
        };
        window.addEventListener('message', hear);
      }),
    words,
  );
}
