import { editor } from './editor';

/** A page as its script fills it. */
export interface Page {
  /** What is drawn stands in here. */
  readonly root: HTMLElement;
  /** Has a screen reader say a sentence. */
  readonly announce: (sentence: string) => void;
  /** Tells the host that the page can be drawn: from here on it sends what is to be seen. */
  readonly ready: () => void;
}

/**
 * Begins a page: `read` makes a message of what the host sent (undefined for what is none), `receive` takes it. Nothing
 * comes in before `ready`.
 */
export function openPage<Message>(
  read: (data: unknown) => Message | undefined,
  receive: (message: Message) => void,
): Page {
  const root = document.createElement('div');
  const announcer = document.createElement('div');
  announcer.className = 'sr-only';
  announcer.setAttribute('role', 'status');
  (document.getElementById('page') ?? document.body).append(root, announcer);
  window.addEventListener('message', ({ data }) => {
    const message = read(data);
    if (message !== undefined) receive(message);
  });
  return {
    root,
    announce: (sentence) => {
      announcer.textContent = sentence;
    },
    ready: () => {
      editor.postMessage({ type: 'ready' });
    },
  };
}
