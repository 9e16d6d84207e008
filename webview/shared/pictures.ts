import { render, type TemplateResult } from 'lit/html.js';
import { editor } from './editor';
import { isFocusOnNothing } from './focus';
import { openPage } from './page';

/** A picture as the host sends it, with what the editor keeps of the page over a restart. */
interface Picture<State, Kept> {
  readonly state: State;
  readonly kept: Kept;
}

/** A page that is its picture alone: it keeps nothing else but how far it is scrolled. */
export interface Pictures<State, Kept> {
  readonly title: string;
  readonly read: (data: unknown) => Picture<State, Kept> | undefined;
  readonly draw: (state: State) => TemplateResult;
  /** What a screen reader is told of a picture, after the one before it if there was one; empty for nothing. */
  readonly news: (state: State, before: State | undefined) => string;
  /** What gets the focus when its element was drawn away. */
  readonly focus: string;
  /** Calls back with what is kept, whenever it is. */
  readonly keep?: (kept: Kept) => void;
}

/** Draws each picture that the host sends, from now on. */
export function showPictures<State, Kept extends object>(page: Pictures<State, Kept>): void {
  const { root, announce, ready } = openPage(page.read, receive);
  /** How far the page was scrolled when it was left: it is loaded anew whenever it comes back into view. */
  const left = readScroll(editor.getState());
  let shown: Picture<State, Kept> | undefined;

  function receive(picture: Picture<State, Kept>): void {
    const before = shown;
    shown = picture;
    const hadFocus = root.contains(document.activeElement);
    render(page.draw(picture.state), root);
    keep();
    if (before === undefined) window.scrollTo({ top: left });
    const news = page.news(picture.state, before?.state);
    if (news !== '') announce(news);
    if (hadFocus && isFocusOnNothing()) root.querySelector<HTMLElement>(page.focus)?.focus({ preventScroll: true });
  }

  function keep(): void {
    if (shown === undefined) return;
    document.body.dataset.kept = JSON.stringify(shown.kept);
    page.keep?.(shown.kept);
    editor.setState({ ...shown.kept, scroll: window.scrollY });
  }

  document.title = page.title;
  window.addEventListener('scrollend', keep);
  ready();
}

function readScroll(state: unknown): number {
  const { scroll } = (state ?? {}) as { readonly scroll?: unknown };
  return typeof scroll === 'number' ? scroll : 0;
}
