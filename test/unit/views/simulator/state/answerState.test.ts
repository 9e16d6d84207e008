import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { listPeople } from '../../../../../src/views/simulator/state/answerState';
import { configText, exampleAnswer, schemaText } from '../../../webview/simulator/exampleAnswer';

const lineOf = (part: string): number => configText.slice(0, configText.indexOf(part)).split('\n').length;

describe('the picture of an answer', () => {
  it('says who is asked by what, and which lines decide, each with its place', () => {
    const { verdict, tone, version, places, decidedBy } = exampleAnswer();
    expect({ verdict, tone, version }).toEqual({
      verdict: 'Is asked for a second factor by whoami and login.',
      tone: 'asked',
      version: 'Kratos v26.2.0',
    });
    expect(places.map(({ title, asked }) => [title, asked])).toEqual([
      ['whoami', 'yes'],
      ['Settings', 'no'],
      ['Login', 'yes'],
    ]);
    const start = configText.lastIndexOf('required_aal');
    expect(decidedBy[0]).toEqual({
      name: 'session.whoami.required_aal',
      value: 'highest_available',
      where: 'line 17',
      target: { start, end: configText.length - 1, number: 17 },
    });
    const code = schemaText.indexOf('"code"');
    expect(decidedBy).toContainEqual({
      name: 'email → credentials.code.identifier',
      value: 'true',
      where: 'person.schema.json, line 3',
      target: {
        file: 'file://./person.schema.json',
        start: expect.toSatisfy((at: number) => Math.abs(at - code) < 40) as number,
        end: expect.any(Number) as number,
        number: 3,
      },
    });
  });

  it('says of a line that is not written that it has its default, or that it is not written yet', () => {
    const { factors, changes, idle } = exampleAnswer({ text: configText.replace('      mfa_enabled: true\n', '') });
    expect(factors[0]?.line).toMatchObject({
      name: 'selfservice.methods.code.mfa_enabled',
      value: 'false',
      where: 'the default, not written',
    });
    expect([...changes.map(({ line }) => line), ...idle]).toContainEqual(
      expect.objectContaining({
        name: 'selfservice.methods.code.mfa_enabled',
        value: 'true',
        where: 'not written yet',
        target: expect.objectContaining({ number: lineOf('code:') }) as object,
      }),
    );
  });

  it('offers to change a line where the text has a place for it, and names those that would change nothing', () => {
    const { changes, idle } = exampleAnswer();
    expect(changes.find(({ line }) => line.name === 'selfservice.methods.code.mfa_enabled')).toMatchObject({
      line: { value: 'false' },
      effect: expect.stringContaining('No longer asked by whoami and login.') as string,
      change: { name: 'selfservice.methods.code.mfa_enabled' },
    });
    expect(changes.find(({ line }) => line.target?.file !== undefined)?.change).toEqual({
      name: 'email → credentials.code.identifier',
      file: 'file://./person.schema.json',
    });
    expect(idle.map(({ name }) => name)).not.toContain('selfservice.methods.code.mfa_enabled');
  });

  it('marks the person who is shown among the others', () => {
    const { people } = exampleAnswer();
    expect(people.filter(({ isShown }) => isShown).map(({ id }) => id)).toEqual(['password']);
    expect(people.find(({ id }) => id === 'no-address')).toMatchObject({
      name: 'Has a password and no address',
      asked: ['no', 'no', 'no'],
      stuck: false,
    });
  });

  it('shows the version on the other side of the one that changed, where it treats the person otherwise', () => {
    const noAddress = { credentials: ['password'], traits: [], session: ['password'] } as const;
    const { differs, versions } = exampleAnswer({ person: noAddress });
    expect(differs).toBe(true);
    expect(versions.map(({ version, asked, stuck }) => ({ version, asked, stuck }))).toEqual([
      { version: 'v26.2.0', asked: ['no', 'no', 'no'], stuck: false },
      { version: 'v1.3.1', asked: ['yes', 'no', 'yes'], stuck: true },
    ]);
    expect(exampleAnswer({ version: 'v1.3.1' }).versions.map(({ version }) => version)).toEqual(['v1.3.1', 'v26.2.0']);
    expect(exampleAnswer().differs).toBe(false);
  });

  it('says what is not known, why, and which schema could be read', () => {
    const remote = 'https://schemas.example.com/person.json';
    const answer = exampleAnswer({
      text: configText.replace('file://./person.schema.json', remote),
      schemas: [{ id: 'person', url: remote }],
    });
    expect(answer.tone).toBe('open');
    expect(answer.verdict).toBe('It cannot be known whether a second factor is asked for by whoami and login.');
    expect(answer.unknown).toEqual([
      expect.objectContaining({
        sentence: expect.stringContaining('This one is elsewhere and was not read.') as string,
        remote,
      }),
    ]);
    expect(answer.places[0]).toMatchObject({ asked: 'unknown', answer: 'It cannot be known what is answered here.' });
  });

  it('says that a broken file was read as far as it goes', () => {
    expect(exampleAnswer({ text: `${configText}  "` }).notes).toEqual([
      'The configuration has errors, and was read as far as it goes.',
    ]);
  });

  it('can be sent as it is', () => {
    const answer = exampleAnswer();
    expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
    expect(structuredClone(answer)).toEqual(answer);
  });
});

it('gives others the identity schema of the person', () => {
  const setup = { config: readConfig(configText), version: 'v26.2.0', schemas: [] } as const;
  const people = listPeople(setup, { schema: 'customer', credentials: [], traits: [], session: ['password'] });
  expect(new Set(people.map(({ person }) => person.schema))).toEqual(new Set(['customer']));
});
