import type { CookieTrouble } from '../../flow/cookieTrouble';
import type { Flow } from '../../flow/types';
import type { Exchange } from '../../exchange/types';
import type { Connection, Health } from '../../record/types';

/** What was asked of a connection's server, for a report. What got no answer is absent, or an exchange that failed. */
export interface ConnectionEvidence {
  readonly connection: Connection;
  readonly health: Health;
  /** A login as a browser's script starts it, and its flow where it is one. */
  readonly login?: Exchange;
  readonly flow?: Flow;
  /** The cookies of that answer as a browser keeps them, and those that would not go back. */
  readonly cookies?: readonly { readonly name: string; readonly attributes: string }[];
  readonly troubles?: readonly CookieTrouble[];
  /** What a browser gets that opens the same login. */
  readonly page?: LoginPage;
  /** A question as a script of that page asks it, where the page is of another origin. */
  readonly cors?: Exchange;
  /** What the API key of the connection begins with; absent without one. */
  readonly keyPrefix?: string;
  /** The configuration that belongs to the connection, open or in the workspace, checked for the server's version. */
  readonly configuration?: ConfigurationEvidence;
}

/** The answer to a login that a browser opens, and the page that it leads to. */
export interface LoginPage {
  readonly status: number;
  /** Where it leads to, completed; absent where that is no address. */
  readonly url?: string;
  /** Whether that page and Kratos are of one site, as browsers see it. */
  readonly isSameSite: boolean;
}

/** What is known of the configuration of a connection. */
export interface ConfigurationEvidence {
  readonly name: string;
  /** Its `serve.public.base_url`, empty without one. */
  readonly baseUrl: string;
  /** So many things keep this version of the server from starting with it. */
  readonly stops: number;
  readonly errors: number;
}

/** One line of a report: what was looked at, what was seen, and what to change where something is wrong. */
export interface ConnectionCheck {
  readonly topic: string;
  readonly tone: 'good' | 'note' | 'warn' | 'bad';
  readonly seen: string;
  /** What would be right. Absent where it is. */
  readonly right?: string;
  /** Where to change it: a key of the configuration, or a place in words. */
  readonly where?: string;
}
