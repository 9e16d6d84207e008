import type { Page } from 'playwright-core';
import { startEditor, type Editor, type EditorOptions } from './editor';

/**
 * Editors that nobody uses at the moment, each with its empty page: starting one takes longer than most tests. They end
 * with this process, and what they wrote is removed with the run.
 */
const idle: { readonly editor: Editor; readonly page: Page }[] = [];

const isOrdinary = ({ language, extensions = [], env }: EditorOptions): boolean =>
  !language && extensions.length === 0 && !env;

export interface Borrowed {
  readonly editor: Editor;
  readonly page: Page;
  /** Gives it back. It is emptied for the next, or ended where something was changed that emptying leaves. */
  release(options?: { readonly isChanged?: boolean }): Promise<void>;
}

/** An editor in which nothing has been done yet, with its empty page: one that was given back, or a new one. */
export async function borrowEditor(options: EditorOptions): Promise<Borrowed> {
  const ordinary = isOrdinary(options);
  const found = ordinary ? idle.pop() : undefined;
  const editor = found?.editor ?? (await startEditor(options));
  const page = found?.page ?? editor.context.pages()[0] ?? (await editor.context.newPage());
  // The page that a browser starts with has no focus until it is asked to: what is within its webviews would have none.
  await page.bringToFront();
  return {
    editor,
    page,
    release: async ({ isChanged = false } = {}) => {
      if (!ordinary || isChanged) {
        await editor.stop();
        return;
      }
      try {
        idle.push({ editor, page: await editor.clear() });
      } catch (error) {
        console.warn('An editor could not be emptied and is ended.', error);
        await editor.stop();
      }
    },
  };
}
