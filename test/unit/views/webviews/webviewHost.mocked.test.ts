import { ViewColumn } from 'vscode';
import type { Uri, WebviewPanel } from 'vscode';
import { beforeEach, expect, it, vi } from 'vitest';
import { WebviewHost, type HostedPage } from '../../../../src/views/webviews/webviewHost';
import { PretendedPanel } from './pretendedPanel';

const editor = vi.hoisted(() => ({ panel: {}, asked: [] as unknown[] }));
vi.mock('vscode', () => ({
  ViewColumn: { Active: -1 },
  env: { language: 'en' },
  l10n: {},
  Uri: { joinPath: (...parts: unknown[]) => parts.join('/') },
  window: {
    createWebviewPanel: (...asked: unknown[]) => {
      editor.asked = asked;
      return editor.panel;
    },
  },
}));

interface Said {
  readonly type: 'state' | 'focus';
  readonly text: string;
}
const kind = {
  viewType: 'kratosFlows.flow',
  view: 'flow',
  files: 'flow',
  hasForm: true,
  options: { enableFindWidget: true },
} as const;
const state = (text: string): Said => ({ type: 'state', text });
const focus: Said = { type: 'focus', text: '' };

let panel: PretendedPanel;
let events: unknown[];
let page: HostedPage<Said>;
let host: WebviewHost<Said, { receive(): void; dispose(): void }>;

const drive = (driven: HostedPage<Said>): ReturnType<typeof host.adopt> => {
  page = driven;
  return {
    receive: (...message: unknown[]) => events.push(message),
    seen: (visible: boolean) => events.push(visible ? 'seen' : 'hidden'),
    closed: () => events.push('closed'),
    dispose: () => events.push('ended'),
  } as ReturnType<typeof host.adopt>;
};

beforeEach(() => {
  panel = new PretendedPanel();
  editor.panel = panel;
  events = [];
  host = new WebviewHost(kind, 'root' as unknown as Uri);
});

it('opens a page of its kind, with its files and no right to others', () => {
  host.create('Login', { viewColumn: ViewColumn.Active, preserveFocus: true }, drive);
  expect(editor.asked).toEqual([
    'kratosFlows.flow',
    'Login',
    { viewColumn: ViewColumn.Active, preserveFocus: true },
    { enableFindWidget: true },
  ]);
  expect(panel.webview.options).toEqual({
    enableScripts: true,
    enableForms: true,
    localResourceRoots: ['root/dist/webview'],
  });
  expect(panel.webview.html).toMatch(/<body data-view="flow"[^]*src="root\/dist\/webview\/flow\.js"/);
});

it('holds the last picture back until the page is loaded, and gives it whenever it is loaded again', () => {
  host.adopt(panel as unknown as WebviewPanel, drive);
  page.post(state('first'));
  page.post(focus);
  page.post(state('second'));
  expect(panel.got).toEqual([]);
  panel.says.tell({ type: 'ready' });
  expect(panel.got).toEqual([state('second')]);
  page.post(focus);
  page.post(state('third'));
  panel.says.tell({ type: 'ready' });
  expect(panel.got.slice(1)).toEqual([focus, state('third'), state('third')]);
});

it('hands on whatever the page says, whether it is seen, and that it was closed', () => {
  const driver = host.adopt(panel as unknown as WebviewPanel, drive);
  expect(host.pages).toEqual([{ panel, driver }]);
  panel.says.tell('nonsense');
  panel.visible = false;
  panel.looks.tell();
  panel.closes.tell();
  expect(events).toEqual([['nonsense'], 'hidden', 'closed', 'ended']);
  expect(host.pages).toEqual([]);
});

it('ends what drives its pages and leaves the pages to the editor', () => {
  host.adopt(panel as unknown as WebviewPanel, drive);
  host.dispose();
  panel.says.tell({ type: 'ready' });
  panel.closes.tell();
  expect(events).toEqual(['ended']);
});
