import { beforeEach, expect, it, vi } from 'vitest';
import {
  hooksListenAddress,
  inboxListenAddress,
  isListenerWanted,
  listenerPorts,
} from '../../../src/platform/settings';

const editor = vi.hoisted(() => ({ trusted: true, settings: new Map<string, unknown>() }));

vi.mock('vscode', () => ({
  ConfigurationTarget: {},
  Disposable: {},
  workspace: {
    get isTrusted() {
      return editor.trusted;
    },
    getConfiguration: () => ({ get: (key: string) => editor.settings.get(key) }),
  },
}));

beforeEach(() => {
  editor.trusted = true;
  editor.settings.clear();
});

it('nothing is listened to before a setting names a port', () => {
  expect([inboxListenAddress(), hooksListenAddress()]).toEqual([{ kind: 'off' }, { kind: 'off' }]);
  expect([isListenerWanted(), listenerPorts()]).toEqual([false, {}]);
});

it('each listener has a port of its own', () => {
  editor.settings.set('inbox.listen', '127.0.0.1:4470').set('hooks.listen', 'localhost:4471');
  expect(listenerPorts()).toEqual({ inbox: 4470, hooks: 4471 });
  editor.settings.set('hooks.listen', '4470');
  expect(hooksListenAddress()).toMatchObject({ kind: 'wrong' });
  expect([isListenerWanted(), listenerPorts()]).toEqual([true, { inbox: 4470 }]);
});

it('nothing is listened to in a workspace that is not trusted', () => {
  editor.settings.set('inbox.listen', '127.0.0.1:4470').set('hooks.listen', '0.0.0.0:4471');
  editor.trusted = false;
  expect([inboxListenAddress(), hooksListenAddress()]).toEqual([{ kind: 'off' }, { kind: 'off' }]);
  expect([isListenerWanted(), listenerPorts()]).toEqual([false, {}]);
});
