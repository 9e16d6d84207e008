import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../src/config/document/readConfig';
import { AheadLook } from '../../../../src/views/panel/aheadLook';
import type { Configuration, PanelParts } from '../../../../src/views/panel/ports';

const connection = { id: 'c1', name: 'practice', publicUrl: 'http://127.0.0.1:4433' };
const configuration = (name: string): Configuration => ({
  setup: { config: readConfig(''), version: 'v26.2.0', schemas: [] },
  name,
  textOf: () => '',
  goTo: () => Promise.resolve(),
});

function look(...answers: (Configuration | undefined)[]): { ahead: AheadLook; drawn: (string | undefined)[] } {
  const drawn: (string | undefined)[] = [];
  const editor = { configurationOf: () => Promise.resolve(answers.shift()) };
  const ahead = new AheadLook({ editor, log: { error: () => undefined } } as unknown as PanelParts, () => {
    drawn.push(ahead.current?.name);
  });
  return { ahead, drawn };
}
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the configuration of a panel', () => {
  it('is read once for a connection and version, and it is known then whether there is one', async () => {
    const { ahead, drawn } = look(undefined);
    ahead.of(connection, 'v26.2.0');
    ahead.of(connection, 'v26.2.0');
    expect(ahead.isRead).toBe(false);
    await settle();
    expect(ahead.isRead).toBe(true);
    expect(drawn).toEqual([undefined]);
  });

  it('stays in sight while it is read again after a file was saved', async () => {
    const { ahead, drawn } = look(configuration('one.yml'), configuration('two.yml'));
    ahead.of(connection, undefined);
    await settle();
    ahead.again();
    ahead.of(connection, undefined);
    expect(ahead.isRead && ahead.current?.name).toBe('one.yml');
    await settle();
    expect(drawn).toEqual(['one.yml', 'two.yml']);
  });

  it('is not told of another connection before it is read', async () => {
    const { ahead, drawn } = look(configuration('one.yml'), configuration('two.yml'));
    ahead.of(connection, undefined);
    await settle();
    ahead.of({ ...connection, id: 'c2' }, undefined);
    expect(ahead.isRead).toBe(false);
    await settle();
    expect(drawn).toEqual(['one.yml', 'two.yml']);
  });
});
