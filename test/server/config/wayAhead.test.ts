import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { readConfig } from '../../../src/config/document/readConfig';
import { latestRelease, toKnownVersion } from '../../../src/config/reference/versions';
import type { Setup } from '../../../src/config/simulator/setup';
import { wayAhead } from '../../../src/config/wayAhead/wayAhead';
import { startFaultServer, startKratos, type FaultServer, type Kratos } from '../../kit';
import type { JsonObject } from '../../kit/merge';
import { exploring } from '../people';
import { foretold, journeys, type Walk } from './walks';

const schema = readFileSync(inRoot('scripts', 'practice', 'workspace', 'identity.schema.json'), 'utf8');
const body = `base64://${btoa('function(ctx) { flow: ctx.flow.id }')}`;
const parse = { response: { parse: true } };
let target: FaultServer;
const hook = (path: string, more: JsonObject = {}): JsonObject => ({
  hook: 'web_hook',
  config: { url: `${target.url}/${path}`, method: 'POST', body, ...more },
});
const page = (path: string): string => `http://127.0.0.1:4455/${path}`;
const to = (path: string): JsonObject => ({ default_browser_return_url: page(path) });
const session = { hook: 'session' };
const ui = { hook: 'show_verification_ui' };

/** What is laid over the practice configuration; `since` is the first major version that takes it. */
interface Variation {
  readonly flows?: () => JsonObject;
  readonly methods?: JsonObject;
  readonly rest?: JsonObject;
  readonly since?: number;
}

const variations: Readonly<Record<string, Variation>> = {
  'the practice server': {},
  'the first factor is enough, a page for each method': {
    rest: { session: { whoami: { required_aal: 'aal1' } } },
    flows: () => ({
      login: { after: { ...to('flow'), password: to('method') } },
      registration: { after: { ...to('flow'), password: { ...to('method'), hooks: [ui, session] } } },
      settings: { required_aal: 'aal1', after: { ...to('flow'), profile: to('method') } },
      verification: { after: to('flow') },
    }),
  },
  'a page for each flow, whoami asks alone': {
    flows: () => ({
      login: { after: to('flow') },
      registration: { after: { ...to('flow'), password: { hooks: [session] } } },
      settings: { required_aal: 'aal1', after: to('flow') },
    }),
  },
  'web hooks in both lists': {
    flows: () => ({
      login: {
        before: { hooks: [hook('before')] },
        after: { hooks: [hook('general')], password: { hooks: [hook('one'), hook('two')] } },
      },
      registration: {
        before: { hooks: [hook('before')] },
        after: {
          hooks: [hook('general'), hook('general-asked', parse)],
          password: { hooks: [session, hook('told'), hook('asked', parse), ui] },
        },
      },
      settings: { after: { hooks: [hook('general'), hook('general-asked', parse)] } },
      recovery: { after: { hooks: [hook('general')] } },
      verification: { after: { hooks: [hook('general')] } },
    }),
  },
  'general lists alone': {
    flows: () => ({
      login: { after: { hooks: [hook('general'), { hook: 'revoke_active_sessions' }] } },
      registration: { after: { hooks: [hook('asked', parse), hook('general')], password: { hooks: [] } } },
      settings: { after: { hooks: [hook('general')], profile: { hooks: [hook('own', parse), hook('told')] } } },
    }),
  },
  'one step, nothing to verify': {
    flows: () => ({
      login: { after: { password: { hooks: [{ hook: 'revoke_active_sessions' }, hook('one')] } } },
      registration: { enable_legacy_one_step: true },
      verification: { enabled: false },
    }),
  },
  'the identifier first, codes that log in': {
    methods: { code: { enabled: true, passwordless_enabled: true } },
    flows: () => ({
      login: { style: 'identifier_first', after: { code: { hooks: [hook('code')] }, password: to('method') } },
      registration: { after: { code: { ...to('code'), hooks: [session, hook('told'), ui] } } },
    }),
  },
  'codes as a second factor': {
    methods: { code: { enabled: true, mfa_enabled: true } },
    flows: () => ({ login: { after: { code: { hooks: [hook('code')] } } } }),
  },
  'verified addresses alone': {
    methods: { code: { enabled: true, passwordless_enabled: true } },
    flows: () => ({
      login: {
        after: {
          password: { hooks: [{ hook: 'require_verified_address' }, hook('one')] },
          code: { hooks: [{ hook: 'require_verified_address' }, hook('code')] },
        },
      },
    }),
  },
  'links, and a verification begun by login': {
    methods: { link: { enabled: true } },
    rest: { feature_flags: { use_continue_with_transitions: false } },
    flows: () => ({
      login: { after: { password: { hooks: [{ hook: 'verification' }, ui] } } },
      registration: { after: { password: { hooks: [ui] } } },
      verification: { use: 'link' },
    }),
  },
  'the page for verification after settings': {
    since: 25,
    flows: () => ({
      registration: { style: 'unified' },
      settings: { after: { profile: { hooks: [ui, hook('told')] } } },
    }),
  },
};

beforeAll(async () => {
  const kratos = await startKratos();
  major = [26, 25, 1].find((one) => kratos.atLeast(one)) ?? 0;
  await kratos.stop();
  target = await startFaultServer({ '/*': { kind: 'reply', status: 204, headers: {}, body: '' } });
});
let compared = 0;
let major = 0;
afterAll(() => {
  console.log(`The way ahead was compared with what the server did in ${compared} cases.`);
});

function setupOf(kratos: Kratos): Setup {
  const config = readConfig(JSON.stringify(kratos.config));
  const version = toKnownVersion(kratos.version) ?? latestRelease;
  return { config, version, schemas: [{ id: 'person', url: 'file://./identity.schema.json', text: schema }] };
}

describe('the way ahead', () => {
  it.each(Object.entries(variations))('%s: the server does what was foretold', async (_, variation) => {
    const { flows = () => ({}), methods = {}, rest = {}, since = 0 } = variation;
    if (major < since) return;
    const kratos = await startKratos({ config: { ...rest, selfservice: { methods, flows: flows() } } });
    const setup = setupOf(kratos);
    const walk: Walk = { kratos, setup, target, explorer: exploring(kratos) };
    const told: Record<string, unknown> = {};
    const seen: Record<string, unknown> = {};
    for (const [name, journey] of Object.entries(journeys)) {
      const walked = await journey(walk);
      if (!walked) continue;
      const all = Object.entries(foretold(wayAhead(setup, walked.journey), walked.journey));
      told[name] = Object.fromEntries(all.filter(([what]) => what in walked.seen));
      seen[name] = walked.seen;
      compared += 1;
    }
    await kratos.stop();
    expect(told).toEqual(seen);
  });

  it('was looked at in thirty cases at least', () => {
    expect(compared).toBeGreaterThanOrEqual(30);
  });
});
