import { createServer } from 'node:http';
import type { Server } from 'node:http';

/** Somebody who waits for a person to come back. */
export interface Expected {
  /** The address to come to: its origin is listened at. */
  readonly address: string;
  /** Whether what came is what is waited for. */
  readonly fits: (url: string) => boolean;
  readonly signal: AbortSignal;
}

/** How a wait ended: with the address that came; without one, since it was ended; or it never began. */
export type Arrival =
  | { readonly kind: 'came'; readonly url: string }
  | { readonly kind: 'ended' }
  /** Nobody can listen there: another program does, or the port is not allowed. `reason` is the system's word. */
  | { readonly kind: 'taken'; readonly reason: string };

/** The page that is shown to whoever comes: expected, or not waited for (any more). Markup. */
export type ReturnPage = (isExpected: boolean) => string;

interface Post {
  readonly server: Server;
  readonly waiting: Set<(url: string) => boolean>;
}

/**
 * Listens on this machine for people who come back from a provider. A port is open as long as somebody waits at it, and
 * whoever waits is told of the first address that fits.
 */
export class Returns {
  readonly #posts = new Map<number, Promise<Post>>();

  constructor(private readonly page: ReturnPage) {}

  /** Waits until what fits has come, or `signal` ends it. `ready` is told once the port is open. */
  async wait({ address, fits, signal }: Expected, ready: () => void = () => undefined): Promise<Arrival> {
    const port = Number(new URL(address).port || '80');
    let post: Post;
    try {
      post = await this.#open(port);
    } catch (error) {
      return { kind: 'taken', reason: error instanceof Error ? error.message : String(error) };
    }
    return new Promise((resolve) => {
      const end = (arrival: Arrival): void => {
        post.waiting.delete(take);
        signal.removeEventListener('abort', stop);
        if (post.waiting.size === 0) this.#close(port, post);
        resolve(arrival);
      };
      const take = (path: string): boolean => {
        const url = URL.parse(path, new URL(address).origin)?.href;
        if (url === undefined || !fits(url)) return false;
        end({ kind: 'came', url });
        return true;
      };
      const stop = (): void => {
        end({ kind: 'ended' });
      };
      post.waiting.add(take);
      if (signal.aborted) stop();
      else {
        signal.addEventListener('abort', stop, { once: true });
        ready();
      }
    });
  }

  #open(port: number): Promise<Post> {
    const known = this.#posts.get(port);
    if (known) return known;
    const opening = this.#listen(port).catch((error: unknown) => {
      this.#posts.delete(port);
      throw error;
    });
    this.#posts.set(port, opening);
    return opening;
  }

  #listen(port: number): Promise<Post> {
    const waiting: Post['waiting'] = new Set();
    const server = createServer((request, response) => {
      const isExpected = request.method === 'GET' && [...waiting].some((take) => take(request.url ?? '/'));
      response
        .writeHead(isExpected ? 200 : 404, {
          'content-type': 'text/html;charset=utf-8',
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
          connection: 'close',
        })
        .end(this.page(isExpected));
    });
    return new Promise((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', () => {
        resolve({ server, waiting });
      });
    });
  }

  /** Whoever was answered last still gets the whole page. */
  #close(port: number, { server }: Post): void {
    this.#posts.delete(port);
    server.close();
    server.closeIdleConnections();
  }
}
