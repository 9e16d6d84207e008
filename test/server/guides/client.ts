import { CookieJar } from 'tough-cookie';

/** What a server said: status, headers, and the body as JSON. */
export interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly cookies: readonly string[];
}

/** As much of the answers of Kratos as the guides speak of. */
export interface Body {
  readonly id?: string;
  readonly state?: string;
  readonly error?: { readonly id?: string; readonly details?: { readonly reject_reason?: string } };
  readonly redirect_browser_to?: string;
  readonly session_token?: string;
  readonly session?: { readonly authenticated_at?: string };
  readonly authenticator_assurance_level?: string;
  readonly authenticated_at?: string;
  readonly ui?: {
    readonly action: string;
    readonly messages?: readonly { readonly id: number }[];
    readonly nodes?: readonly Node[] | null;
  };
}

interface Node {
  readonly group: string;
  readonly attributes: {
    readonly name?: string;
    readonly id?: string;
    readonly value?: unknown;
    readonly text?: { readonly context?: { readonly secret?: string } };
  };
  readonly messages?: readonly { readonly id: number }[];
}

/** A program that speaks to Kratos as the guides write it: nothing but requests, with or without a jar for cookies. */
export class Client {
  private readonly jar = new CookieJar(undefined, { allowSecureOnLocal: true });
  token: string | undefined;

  constructor(
    private readonly url: string,
    private readonly keepsCookies = false,
  ) {}

  async call(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const address = new URL(path, this.url);
    // What a server calls itself need not be where it answers.
    address.host = new URL(this.url).host;
    const cookie = this.keepsCookies ? await this.jar.getCookieString(address.href) : '';
    const answer = await fetch(address, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...(cookie !== '' && { cookie }),
        ...(this.token !== undefined && { 'x-session-token': this.token }),
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const cookies = answer.headers.getSetCookie();
    for (const one of this.keepsCookies ? cookies : []) await this.jar.setCookie(one, address.href);
    const text = await answer.text();
    return { status: answer.status, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Body, cookies };
  }

  get(path: string): Promise<Answer> {
    return this.call('GET', path);
  }

  /** Sends a form with its hidden token; `flow` is the answer that it came with. */
  submit({ body: { ui } }: Answer, values: object): Promise<Answer> {
    const token = ui?.nodes?.find(({ attributes }) => attributes.name === 'csrf_token')?.attributes.value;
    return this.call('POST', ui?.action ?? '', { ...values, ...(token !== '' && { csrf_token: token }) });
  }

  /** Signs in natively, and keeps the token. */
  async signIn(identifier: string, password: string): Promise<Answer> {
    const answer = await this.submit(await this.get('/self-service/login/api'), {
      method: 'password',
      identifier,
      password,
    });
    this.token = answer.body.session_token ?? this.token;
    return answer;
  }
}

/** The messages of a flow, those of its fields too. */
export function messagesOf({ body: { ui } }: Answer): readonly string[] {
  return [...(ui?.messages ?? []), ...(ui?.nodes ?? []).flatMap(({ messages = [] }) => messages)].map(({ id }) =>
    String(id),
  );
}

/** The names of the nodes of a group. */
export function namesIn({ body: { ui } }: Answer, group: string): readonly string[] {
  return (ui?.nodes ?? [])
    .filter((node) => node.group === group)
    .map(({ attributes }) => attributes.name ?? attributes.id ?? '');
}

/** The secret of the authenticator that a settings flow shows. */
export function secretOf({ body: { ui } }: Answer): string {
  const node = (ui?.nodes ?? []).find(({ attributes }) => attributes.id === 'totp_secret_key');
  return node?.attributes.text?.context?.secret ?? '';
}
