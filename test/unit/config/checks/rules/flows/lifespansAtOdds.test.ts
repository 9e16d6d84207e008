import { describe, expect, it } from 'vitest';
import { fixed, look, related } from '../look';

const name = 'lifespans-at-odds';

describe('a code or link that outlives its flow', () => {
  const config = (flows: string, methods: string): string =>
    `selfservice: {flows: {${flows}}, methods: {${methods}}}\n`;
  const codes = (length: string, more = ''): string => `code: {${more}config: {lifespan: ${length}}}`;

  it('is flagged at what is sent', () => {
    const text = config('recovery: {enabled: true, lifespan: 15m}', codes('30m'));
    expect(look(text, {}, name)).toEqual(['hint: selfservice.methods.code.config.lifespan']);
    expect(related(text, {}, name)).toEqual(['selfservice.flows.recovery.lifespan']);
    expect(look(fixed(text, {}, name, 'Write 15m'), {}, name)).toEqual([]);
  });

  it.each([
    ['the default of the flow', config('verification: {enabled: true}', codes('61m'))],
    ['links', config('recovery: {enabled: true, use: link}', 'link: {enabled: true, config: {lifespan: 2h}}')],
    ['login as a first factor', config('login: {lifespan: 10m}', codes('1h', 'passwordless_enabled: true, '))],
    ['login as a second factor', config('login: {lifespan: 10m}', codes('1h', 'mfa_enabled: true, '))],
    ['registration', config('registration: {lifespan: 10m}', codes('1h', 'passwordless_enabled: true, '))],
  ])('is flagged with %s', (_, text) => {
    expect(look(text, {}, name)).toHaveLength(1);
  });

  it.each([
    ['the same length', config('recovery: {enabled: true, lifespan: 15m}', codes('900s'))],
    ['a flow that is off', config('recovery: {lifespan: 15m}', codes('1h'))],
    [
      'a flow that sends by the other method',
      config('recovery: {enabled: true, lifespan: 15m, use: link}', codes('1h')),
    ],
    ['registration that sends no codes', config('registration: {lifespan: 10m}', codes('1h', 'mfa_enabled: true, '))],
    ['no length of its own', config('recovery: {enabled: true, lifespan: 15m}', 'code: {enabled: true}')],
    ['a broken file', `${config('recovery: {enabled: true, lifespan: 15m}', codes('1h'))}x: [\n`],
  ])('is not seen with %s', (_, text) => {
    expect(look(text, {}, name)).toEqual([]);
  });
});

describe('recovery', () => {
  const recovery = (flow: string, code: string): string =>
    `selfservice: {flows: {recovery: {enabled: true, lifespan: ${flow}}}, methods: {code: {config: {lifespan: ${code}}}}}\n`;

  it('is flagged when it stays open for more than a day', () => {
    const text = recovery('72h', '48h');
    expect(look(text, {}, name)).toEqual(['hint: selfservice.flows.recovery.lifespan']);
    expect(related(text, {}, name)).toEqual(['selfservice.methods.code.config.lifespan']);
  });

  it.each([
    ['a day', recovery('24h', '24h')],
    ['codes that end before', recovery('72h', '1h')],
    ['recovery that is off', recovery('72h', '48h').replace('enabled: true', 'enabled: false')],
    ['a length that is no duration', recovery('3d', '48h')],
  ])('is not flagged with %s', (_, text) => {
    expect(look(text, {}, name)).toEqual([]);
  });
});

describe('the privileged time', () => {
  const privileged = (age: string, session: string): string =>
    `selfservice: {flows: {settings: {privileged_session_max_age: ${age}}}}\nsession: ${session}\n`;

  it('is flagged when it outlasts the session', () => {
    const at = 'hint: selfservice.flows.settings.privileged_session_max_age';
    expect(look(privileged('48h', '{}'), {}, name)).toEqual([at]);
    expect(look(privileged('48h', '{lifespan: 25h}'), { version: 'v1.3.1' }, name)).toEqual([at]);
    expect(related(privileged('48h', '{lifespan: 25h}'), {}, name)).toEqual(['session.lifespan']);
    expect(look(fixed(privileged('48h', '{}'), {}, name, 'Write 1h'), {}, name)).toEqual([]);
  });

  it.each([
    ['as long as the session', privileged('24h', '{}')],
    ['shorter', privileged('48h', '{lifespan: 720h}')],
    ['of no known length', privileged('2d', '{}')],
  ])('is not flagged when it is %s', (_, text) => {
    expect(look(text, {}, name)).toEqual([]);
  });
});
