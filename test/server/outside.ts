import { Returns } from '../../src/kratos/listeners/returns';
import type { BrowserRound, RoundMeans } from '../../src/kratos/drive/round/means';

/** A person's browser as far as a round needs one: cookies by host, redirects, and the practice provider's form. */
export class OutsideBrowser {
  /** Who signs in at the provider: `ada`, `grace`, `linus`; an empty name goes back, and nobody leaves the page. */
  person: string | undefined = '';
  /** What it came to at last. */
  readonly pages: string[] = [];
  /** Codes, states and other values that it carried in addresses. */
  readonly carried = new Set<string>();
  readonly #jars = new Map<string, Map<string, string>>();

  /** Signs out at the provider, and everywhere else. */
  forget(): void {
    this.#jars.clear();
  }

  /** Follows an address up to a page that asks nothing; `until` stops before a request is made. */
  async go(start: string, until: (url: string) => boolean = () => false): Promise<string> {
    let url = start;
    for (let hop = 0; hop < 30; hop++) {
      if (until(url)) return url;
      for (const [name, value] of new URL(url).searchParams) if (/code|state/.test(name)) this.carried.add(value);
      const page = await this.#ask(url);
      const next = page.headers.get('location') ?? (await this.#choose(url, page));
      if (next === undefined) break;
      url = new URL(next, url).href;
    }
    this.pages.push(url);
    return url;
  }

  async #choose(url: string, page: Response): Promise<string | undefined> {
    if (!(await page.text()).includes('name="person"')) return undefined;
    const { person } = this;
    if (person === undefined) return undefined;
    const answer = await this.#ask(url, new URLSearchParams({ person }));
    return answer.headers.get('location') ?? undefined;
  }

  async #ask(url: string, body?: URLSearchParams): Promise<Response> {
    const host = new URL(url).hostname;
    const jar = this.#jars.get(host) ?? new Map<string, string>();
    this.#jars.set(host, jar);
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(url, {
      redirect: 'manual',
      method: body ? 'POST' : 'GET',
      headers: { accept: 'text/html', ...(cookie === '' ? {} : { cookie }) },
      ...(body && { body }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      jar.set(name, value);
    }
    return answer;
  }
}

/** What rounds are made with in tests: this browser is the person's own, and the persona's where one is wanted. */
export function meansOf(outside: OutsideBrowser, returnUrl: string, withPersonaBrowser = false): RoundMeans {
  return {
    returns: new Returns(String),
    page: String,
    returnUrl: () => returnUrl,
    openOutside: (url) => {
      // Nobody listens where it comes to at last, or does not any more.
      outside.go(url).catch(() => undefined);
      return Promise.resolve(true);
    },
    ...(withPersonaBrowser && {
      browser: ({ startUrl, interceptPrefix }: BrowserRound) =>
        outside.go(startUrl, (url) => url.startsWith(interceptPrefix)),
    }),
  };
}
