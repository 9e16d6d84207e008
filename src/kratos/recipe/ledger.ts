import { mask } from '../exchange/redact';
import { present } from '../flow/json';
import type { JsonObject } from '../flow/json';
import { camelCase } from './texts';
import type { Capture, Place, Reference, Variable } from './types';

/** An answer that later steps may take values from. `captures` are those of its step, and grow. */
export interface Answer {
  readonly json: JsonObject;
  readonly location?: string;
  readonly captures: Capture[];
}

/** A value that is given from outside. */
export interface Given {
  readonly name: string;
  readonly value: string;
  readonly secret?: boolean;
  readonly fresh?: boolean;
}

/** Names that mean something else: to a shell, in a language, in the programs that are written. */
const reserved = [
  'path home user username shell pwd oldpwd lang language term uid euid ppid ifs ps4 opt groups seconds random',
  'hostname columns lines bash_env',
  'arguments async await break case catch class const continue debugger default delete do else enum eval export',
  'extends false finally for function if implements import in instanceof interface let new null package private',
  'protected public range return static super switch this throw true try type typeof undefined var void while with',
  'yield',
  'answer attributes_of check console context count courier crypto fetch frontend got http input_value jar',
  'mailed_code missing options page parameter process read_code request required response run send shown_text',
  'suggested told totp url value_at',
].flatMap((names) => names.split(' '));

/** An e-mail address or a phone number, by its looks. */
export function isAddress(value: string): boolean {
  return /^[^\s@/]+@[^\s@/]+$/.test(value) || /^\+\d{6,15}$/.test(value);
}

/** Which names there are, and what they stand for: one name for one value, however often it is sent. */
export class Ledger {
  readonly answers: Answer[] = [];
  /** What the authenticator of the run was given last. */
  totpSecret: Reference | undefined;
  private readonly given: (Variable & { readonly known: string })[] = [];
  private readonly taken = new Set(reserved.map(camelCase));

  /** `withSecrets`: what secrets were becomes their default. `secrets` are those that are known from elsewhere. */
  constructor(
    private readonly withSecrets: boolean,
    private readonly secrets: ReadonlySet<string>,
  ) {}

  /** Whether a value is a secret wherever it stands. */
  isSecret(value: string): boolean {
    return this.secrets.has(value);
  }

  /** A value that was a secret somewhere is no default anywhere. */
  get variables(): readonly Variable[] {
    const secrets = new Set([...this.secrets, ...this.given.flatMap(({ secret, known }) => (secret ? known : []))]);
    return this.given.map(({ name, secret, value, fresh, known }) =>
      present<Variable>({ name, secret, value: this.withSecrets || !secrets.has(known) ? value : undefined, fresh }),
    );
  }

  /** A variable; the one that is there already where it had the same value, or where what it was is not known. */
  give({ name, value, secret = false, fresh = false }: Given): Reference {
    const isKnown = !value.includes(mask);
    const there = this.given.find(
      (one) => one.secret === secret && (isKnown ? one.known === value && value !== '' : one.name === name),
    );
    if (there) return { ref: there.name };
    const variable = present<Variable>({
      name: this.unique(name),
      secret,
      value: isKnown && value !== '' && (!secret || this.withSecrets) ? value : undefined,
      fresh: fresh || undefined,
    });
    this.given.push({ ...variable, known: value });
    return { ref: variable.name };
  }

  /** The variable that had this value; undefined when none is known to. */
  find(value: string): Reference | undefined {
    const there = this.given.find(({ known, secret }) => !secret && known === value && value !== '');
    return there && { ref: there.name };
  }

  /** The last variable that was an address which mail or a text message reaches. */
  lastAddress(): Reference | undefined {
    const there = this.given.findLast(({ known, secret }) => !secret && isAddress(known));
    return there && { ref: there.name };
  }

  /** A value of an answer, under the name that it has already or a new one. */
  capture(answer: Answer, name: string, from: Place): Reference {
    const place = JSON.stringify(from);
    const there = answer.captures.find((one) => JSON.stringify(one.from) === place);
    if (there) return { ref: there.name };
    const capture = { name: this.unique(name), from };
    answer.captures.push(capture);
    return { ref: capture.name };
  }

  /** A name that nothing has, however a language writes it: `name`, or that with a number. */
  unique(name: string): string {
    const base =
      name
        .replace(/[^a-z\d]+/gi, '_')
        .replace(/^_|(?<!_)_$/g, '')
        .toLowerCase() || 'value';
    const plain = /^\d/.test(base) ? `value_${base}` : base;
    let free = plain;
    for (let count = 2; this.taken.has(camelCase(free)); count += 1) free = `${plain}_${count}`;
    this.taken.add(camelCase(free));
    return free;
  }
}
