import { ViewColumn } from 'vscode';
import type { Uri, WebviewPanel } from 'vscode';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Log } from '../../../../src/platform/log';
import { SinglePage } from '../../../../src/views/webviews/singlePage';
import { PretendedPanel } from './pretendedPanel';

const editor = vi.hoisted(() => ({ panel: {} }));
vi.mock('vscode', () => ({
  ViewColumn: { Active: -1 },
  env: { language: 'en' },
  l10n: {},
  Uri: { joinPath: (...parts: unknown[]) => parts.join('/') },
  window: { createWebviewPanel: () => editor.panel },
}));

interface Said {
  readonly type: 'state';
  readonly text: string;
}

/** A page of one text, which is what is shown. */
class TextPage extends SinglePage<Said, 'fail' | 'again', string> {
  show(text: string): Promise<void> {
    this.shown = text;
    if (!this.page) this.create('A text', { viewColumn: ViewColumn.Active, preserveFocus: false });
    return this.draw();
  }
  change(): void {
    this.drawSoon();
  }
  protected override draw(): Promise<void> {
    this.page?.post({ type: 'state', text: this.shown ?? '' });
    return Promise.resolve();
  }
  protected override press(message: 'fail' | 'again'): Promise<void> {
    return message === 'again' ? this.draw() : Promise.reject(new Error('no'));
  }
}

let panel: PretendedPanel;
let logged: string[];
let page: TextPage;

beforeEach(() => {
  vi.useFakeTimers();
  panel = new PretendedPanel();
  editor.panel = panel;
  logged = [];
  const log = {
    warn: (text: string) => logged.push(text),
    error: (text: string) => Promise.resolve(logged.push(text)),
  } as unknown as Log;
  const kind = {
    viewType: 'kratosFlows.whoHasWhat',
    view: 'who-has-what',
    files: 'census',
    hasForm: true,
    options: {},
    readMessage: (message: unknown) => (message === 'fail' || message === 'again' ? message : undefined),
    readKept: (state: unknown) => (typeof state === 'string' ? state : undefined),
  } as const;
  page = new TextPage(kind, 'extension' as unknown as Uri, log);
});
afterEach(() => {
  page.dispose();
  vi.useRealTimers();
});

const state = (text: string): Said => ({ type: 'state', text });

it('is drawn in the page that is open, and once for changes that follow each other', async () => {
  await page.show('one');
  panel.says.tell({ type: 'ready' });
  await page.show('two');
  expect(panel.got).toEqual([state('one'), state('two')]);
  page.change();
  page.change();
  await vi.advanceTimersByTimeAsync(1000);
  expect(panel.got).toEqual([state('one'), state('two'), state('two')]);
});

it('is drawn no more when it is closed', async () => {
  await page.show('one');
  panel.says.tell({ type: 'ready' });
  page.change();
  panel.closes.tell();
  page.change();
  await vi.advanceTimersByTimeAsync(1000);
  expect(panel.got).toEqual([state('one')]);
});

it('does what is pressed, and logs what it does not understand and what fails', async () => {
  await page.show('one');
  panel.says.tell({ type: 'ready' });
  panel.says.tell('again');
  panel.says.tell('fail');
  await vi.advanceTimersByTimeAsync(0);
  expect(panel.got).toEqual([state('one'), state('one')]);
  expect(logged).toEqual([
    'A message of the page who-has-what was not understood and ignored.',
    'The page who-has-what met a fault',
  ]);
});

it('comes back after a restart with what was kept, unless there is one or nothing was', async () => {
  const disposed = vi.fn();
  const other = { dispose: disposed } as unknown as WebviewPanel;
  await page.restore(other, undefined);
  await page.restore(panel as unknown as WebviewPanel, 'kept');
  panel.says.tell({ type: 'ready' });
  await page.restore(other, 'another');
  expect(disposed).toHaveBeenCalledTimes(2);
  expect(panel.got).toEqual([state('kept')]);
});
