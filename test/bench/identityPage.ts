import type { Answer, Panel, Workbench } from '../kit';
import { json } from '../kit/answers';
import { report } from './figures';
import { median, quantile } from './statistics';

const id = '26dd8e7c-8d1c-4021-b0b0-a71fc16b1a5f';
const tries = 15;
const budgetMs = 50;

/** An identity with some of everything, as a server tells it. */
const identity = {
  id,
  schema_id: 'person',
  state: 'active',
  traits: { email: 'bench@example.com', name: { first: 'Ada', last: 'Lovelace' } },
  verifiable_addresses: [{ value: 'bench@example.com', via: 'email', verified: true, status: 'completed' }],
  recovery_addresses: [{ value: 'bench@example.com', via: 'email' }],
  metadata_admin: { rows: Array.from({ length: 2_000 }, (_, row) => ({ row, text: 'x'.repeat(40) })) },
  credentials: {
    password: { type: 'password', identifiers: ['bench@example.com'], config: { hashed_password: '$2a$12$x' } },
    totp: { type: 'totp', identifiers: [id] },
  },
};

const text = { type: 'string', title: 'Text' };
const schema = {
  properties: {
    traits: { properties: { email: text, name: { properties: { first: text, last: text } } } },
  },
};

const session = (number: number): object => ({
  id: `session-${number}`,
  active: true,
  authenticator_assurance_level: 'aal1',
  authentication_methods: [{ method: 'password', aal: 'aal1' }],
  devices: [{ user_agent: 'Firefox/132.0', ip_address: '203.0.113.7' }],
});

const message = (number: number): object => ({
  id: `message-${number}`,
  recipient: 'bench@example.com',
  type: 'email',
  template_type: 'login_code_valid',
  status: 'sent',
  created_at: '2026-11-30T09:00:00Z',
});

/** The answers of such a server; `answered` is told when each is given, in epoch milliseconds. */
export function identityRoutes(answered: { at: number }): Readonly<Record<string, Answer>> {
  const timed =
    (body: unknown): Answer =>
    () => {
      answered.at = performance.timeOrigin + performance.now();
      return json(body);
    };
  return {
    [`/admin/identities/${id}`]: timed(identity),
    [`/admin/identities/${id}/sessions`]: timed(Array.from({ length: 25 }, (_, number) => session(number))),
    '/schemas/*': timed(schema),
    '/admin/courier/messages': timed(Array.from({ length: 10 }, (_, number) => message(number))),
  };
}

/** Times the page from the last answer to the frame that shows it: each try opens it anew. */
export async function measureIdentityPage(workbench: Workbench, answered: { at: number }): Promise<void> {
  const times: number[] = [];
  await workbench.executeCommand('kratosFlows.showIdentity', { identity: id });
  const page = await workbench.panel({ 'data-identity': id });
  await page.getByText('login_code_valid').first().waitFor();
  // The first reading loads what is loaded once.
  for (let attempt = -1; attempt < tries; attempt += 1) {
    const painted = timeWhole(page);
    await page.getByRole('button', { name: 'Refresh' }).click();
    const at = await painted;
    if (attempt >= 0) times.push(at - answered.at);
  }
  report(
    {
      bench: 'identities',
      name: `last answer → identity's page painted, median of ${tries}`,
      value: median(times),
      unit: 'ms',
      target: budgetMs,
    },
    { bench: 'identities', name: '… 95th percentile', value: quantile(times, 0.95), unit: 'ms', target: budgetMs },
  );
}

/** Waits for the fourth picture that follows an answer, and for the frame that shows it, in epoch milliseconds. */
function timeWhole(page: Panel): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let pictures = 0;
        const hear = ({ data }: MessageEvent): void => {
          if ((data as { type?: string }).type !== 'state') return;
          pictures += 1;
          // One when it begins to read, and one for each of its four answers.
          if (pictures < 5) return;
          window.removeEventListener('message', hear);
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              resolve(performance.timeOrigin + performance.now());
            };
            port2.postMessage(undefined);
          });
        };
        window.addEventListener('message', hear);
      }),
  );
}
