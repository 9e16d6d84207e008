import type { BrowserNews } from '../../browser/personaBrowser';
import { isPassingCookie } from '../../flow/cookieTrouble';
import type { Seen } from './progress';

/** What is seen together is followed together (milliseconds): a page comes with its cookies. */
const gatherMs = 300;

const nothing: Seen = { pages: [], session: false, cookies: false, ended: false };

/** Gathers what is seen in a browser until it is quiet for a moment. */
export class BrowserWatch {
  #seen = nothing;
  #soon: NodeJS.Timeout | undefined;

  /** @param follow is handed what was seen. */
  constructor(private readonly follow: (seen: Seen) => void) {}

  hear(news: BrowserNews): void {
    const seen = this.#seen;
    if (news.kind === 'not-loaded') return;
    if (news.kind === 'came-to') this.#seen = { ...seen, pages: [...seen.pages, news.url] };
    if (news.kind === 'ended') this.#seen = { ...seen, ended: true };
    if (news.kind === 'cookies')
      this.#seen = {
        ...seen,
        cookies: true,
        session: seen.session || news.names.some((name) => !isPassingCookie(name)),
      };
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => {
      const gathered = this.#seen;
      this.begin();
      this.follow(gathered);
    }, gatherMs);
  }

  /** What was seen up to now belongs to nothing that is followed. */
  begin(): void {
    clearTimeout(this.#soon);
    this.#seen = nothing;
  }
}
