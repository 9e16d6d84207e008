import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { readEnd } from '../../../../../src/kratos/record/ended';
import type { FlowRecord, PersonaSession } from '../../../../../src/kratos/record/types';
import type { AheadView } from '../../../../../src/protocol/wayState';
import type { Configuration } from '../../../../../src/views/panel/ports';
import { aheadView } from '../../../../../src/views/panel/state/aheadView';
import { foretellAll } from '../../../../../src/views/panel/state/foretell';
import { scenarios } from '../../../../kit/replay';
import { versions } from '../../../kratos/flow/replay/flowSteps';
import { recordedRun } from '../../../kratos/recipe/recordedRuns';

const text = `
session:
  whoami:
    required_aal: highest_available
selfservice:
  default_browser_return_url: http://127.0.0.1:4455/
  flows:
    login:
      after:
        hooks:
          - hook: web_hook
            config: {url: http://user:pass@127.0.0.1:9/general, method: POST}
        password:
          default_browser_return_url: http://127.0.0.1:4455/home
          hooks:
            - hook: revoke_active_sessions
            - hook: web_hook
              config: {url: http://127.0.0.1:9/own, method: POST}
    registration:
      after:
        hooks:
          - hook: web_hook
            config: {url: http://127.0.0.1:9/never, method: POST, response: {parse: true}}
    verification:
      enabled: true
`;
const configuration: Configuration = {
  setup: { config: readConfig(text), version: 'v26.2.0', schemas: [] },
  name: 'kratos.yml',
  textOf: () => text,
  goTo: () => Promise.resolve(),
};
const nobody: PersonaSession = { personaId: 'p', status: 'unknown' };
const viewOf = (record: FlowRecord, session = nobody, known: Configuration | undefined = configuration): AheadView =>
  aheadView({ record, session, factors: { totp: false, lookup: false }, configuration: known, heard: [] });
const partOf = ({ ways: [way] }: AheadView, title: string): readonly string[] =>
  way?.parts.find((part) => part.title === title)?.lines.map((line) => line.text) ?? [];

function recordOf(scenario: string): FlowRecord {
  const [record] = recordedRun('v26.2.0', scenario);
  if (!record) throw new Error('Nothing is recorded.');
  return record;
}

describe('the way ahead of a flow', () => {
  it('is not known without a configuration, and says what to do', () => {
    const { ways, note } = aheadView({
      record: recordOf('login-password-spa'),
      session: nobody,
      factors: { totp: false, lookup: false },
      configuration: undefined,
      heard: [],
    });
    expect(ways).toEqual([]);
    expect(note).toMatch(/^Not known: open the configuration of this server/);
  });

  it('names hooks in their order, those that do not run, and where the person is sent, with their lines', () => {
    const [done] = recordedRun('v26.2.0', 'login-password-spa');
    const view = viewOf({ ...recordOf('login-password-spa'), ...done, status: 'done' });
    expect(partOf(view, 'Hooks, in their order')).toEqual([
      'revoke_active_sessions',
      'web_hook: POST http://127.0.0.1:9/own',
    ]);
    expect(partOf(view, 'Hooks that do not run')).toEqual([
      'web_hook: POST http://127.0.0.1:9/general does not run here: the list of the method takes its place.',
    ]);
    expect(partOf(view, 'Sent to')).toEqual(['http://127.0.0.1:4455/home']);
    const [sent] = view.ways[0]?.parts.find(({ title }) => title === 'Sent to')?.lines ?? [];
    expect(sent?.line).toMatchObject({ where: 'line 14', target: { number: 14 } });
  });

  it('stands beside what happened once the run is over', () => {
    const view = viewOf({ ...recordOf('login-password-spa'), status: 'done' });
    expect(view.ways[0]?.end).toEqual({
      tone: 'warn',
      verdict: 'It did not go as expected.',
      rows: [{ what: 'Sent to', foretold: 'http://127.0.0.1:4455/home', happened: 'http://127.0.0.1:4455/' }],
    });
  });

  it('is said to have gone as expected in one sentence', () => {
    const as = (place: string): Configuration => ({
      ...configuration,
      setup: { ...configuration.setup, config: readConfig(text.replace('http://127.0.0.1:4455/home', place)) },
    });
    const done: FlowRecord = { ...recordOf('login-password-spa'), status: 'done' };
    expect(viewOf(done, nobody, as('http://127.0.0.1:4455/')).ways[0]?.end).toEqual({
      tone: 'good',
      verdict: 'It went as expected.',
      rows: [],
    });
  });

  it('shows no password of an address', () => {
    const secret = text.replaceAll('http://127.0.0.1:4455/home', 'https://who:canary@127.0.0.1:4455/home');
    const view = (status: 'open' | 'done'): AheadView =>
      viewOf({ ...recordOf('login-password-spa'), status }, nobody, {
        ...configuration,
        setup: { ...configuration.setup, config: readConfig(secret) },
        textOf: () => secret,
      });
    for (const status of ['open', 'done'] as const) expect(JSON.stringify(view(status))).not.toContain('canary');
    expect(partOf(view('done'), 'Sent to')[0]).toContain('127.0.0.1:4455/home');
  });

  it('knows that somebody has no second factor whom the server let in with one', () => {
    const session = {
      ...{ id: 's', active: true, aal: 'aal1', methods: [{ method: 'password', aal: 'aal1' }] },
      identity: { id: 'i', schemaId: 'default', traits: {}, verifiableAddresses: [] },
    } as unknown as NonNullable<PersonaSession['session']>;
    const letIn: PersonaSession = { personaId: 'p', status: 'signed-in', session };
    const record: FlowRecord = { ...recordOf('login-password-spa'), status: 'open' };
    const asked = (one: PersonaSession): string =>
      partOf(viewOf({ ...record, exchanges: [...record.exchanges] }, one), 'Second factor')[0] ?? '';
    expect(asked(nobody)).toMatch(/^Perhaps/);
    expect(asked(letIn)).toMatch(/^Not asked for/);
    expect(asked({ ...letIn, wanted: { aal: 'aal2', askedBy: 'whoami' } })).toMatch(/^Perhaps/);
  });

  it('is told as it was expected when the flow began, whatever the configuration says by now', () => {
    const record = recordOf('login-password-spa');
    const open: FlowRecord = { ...record, status: 'open', exchanges: record.exchanges.slice(0, 1) };
    const foretold = foretellAll(configuration.setup, open, nobody, { totp: false, lookup: false });
    expect(JSON.stringify(foretold)).not.toContain('user:pass');
    expect(JSON.stringify(foretold).length).toBeLessThan(2_000);
    const done: FlowRecord = { ...record, status: 'done', foretold };
    const later = text.replace('4455/home', '4455/another');
    const edited = {
      ...configuration,
      setup: { ...configuration.setup, config: readConfig(later) },
      textOf: () => later,
    };
    const view = viewOf(done, nobody, edited);
    expect(partOf(view, 'Sent to')).toEqual(['http://127.0.0.1:4455/another']);
    expect(view.ways[0]?.end?.rows.find(({ what }) => what === 'Sent to')?.foretold).toBe('http://127.0.0.1:4455/home');
    expect(view.note).toBeUndefined();
    const late = viewOf({ ...record, status: 'done' }, nobody, edited);
    expect(late.ways[0]?.end?.rows.find(({ what }) => what === 'Sent to')?.foretold).toBe(
      'http://127.0.0.1:4455/another',
    );
    expect(late.note).toMatch(/^Nothing was kept of what was expected when this flow began/);
  });

  it('is not made again for a picture of the same', () => {
    const record = recordOf('login-password-spa');
    const view = viewOf(record);
    expect(viewOf({ ...record, draft: { identifier: 'a' } })).toBe(view);
    expect(viewOf(record, nobody, { ...configuration })).not.toBe(view);
    expect(viewOf({ ...record, status: 'done' })).not.toBe(view);
  });

  it('says of a hook that reads its answer in the general list that it never runs', () => {
    const view = viewOf({ ...recordOf('registration-two-step-api'), status: 'open' });
    expect(partOf(view, 'Hooks that do not run')).toEqual([
      'web_hook: POST http://127.0.0.1:9/never never runs: it reads its answer, and here only the lists of methods are asked.',
    ]);
    expect(partOf(view, 'Session')).toEqual(['Nobody is signed in by this flow.']);
  });

  it.each(versions.flatMap((version) => scenarios(version).map((scenario) => [version, scenario] as const)))(
    '%s %s: is told of every recording, open and over, and how it ended is read',
    (version, scenario) => {
      for (const record of recordedRun(version, scenario)) {
        for (const status of ['open', 'done'] as const) {
          const ahead = viewOf({ ...record, status });
          expect(JSON.stringify(ahead)).not.toContain('user:pass');
          expect(ahead.source).toBe('kratos.yml');
        }
        const ended = readEnd(record.exchanges);
        expect(JSON.stringify(ended ?? '')).not.toMatch(/flow=|ory_st_/);
      }
    },
  );
});
