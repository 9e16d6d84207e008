import { readObject } from '../exchange/fieldsSent';
import type { Exchange } from '../exchange/types';
import { readHeader } from '../flow/headers';
import { filledTextAt, present } from '../flow/json';
import { readOutcome } from '../flow/outcome';
import { parseFlow } from '../flow/parse';
import { isSearchable } from '../flow/secretNames';
import { readBase, readFlowUrl } from '../flow/urls';
import { readStep } from '../record/apply';
import type { FlowRecord } from '../record/types';
import { expectationOf } from './expectations';
import type { Sent } from './fields';
import { Ledger } from './ledger';
import type { Answer } from './ledger';
import { mailStep } from './mail';
import { readAddress, readBody, readHeaders } from './request';
import { buildSequence } from './sequence';
import { findPicture } from './sources';
import { notesOn } from './notes';
import { runTitle, stepTitle } from './titles';
import type { Recipe, Reference, RequestStep, Step, Variable } from './types';

/** What is known beside the records. */
export interface RecipeOptions {
  readonly publicUrl?: string | undefined;
  readonly adminUrl?: string | undefined;
  readonly kratosVersion?: string | undefined;
  /** Passwords and other secrets become defaults of their variables. Only when the person asked for it. */
  readonly withSecrets?: boolean | undefined;
  /** Secrets of the persona, to be known wherever they stand. */
  readonly known?: readonly string[];
}

const methods = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE)$/;

/** One exchange of the run, with what its record says. */
interface Done {
  readonly record: FlowRecord;
  readonly exchange: Exchange;
}

/**
 * Makes a recipe of all that was sent for some flows, in the order of time. Total: records of any origin, masked ones
 * too. Left out is what got no answer, what only time did (an expired flow), a fetch of a flow that was just shown, and
 * what has no method that Kratos knows, since formats write it as it stands.
 */
export function buildRecipe(records: readonly FlowRecord[], options: RecipeOptions = {}): Recipe {
  const done = records
    .flatMap((record) => record.exchanges.map((exchange) => ({ record, exchange })))
    .filter(
      ({ exchange: { response, request } }) => response && response.status !== 410 && methods.test(request.method),
    )
    .toSorted((one, other) => one.exchange.startedAt - other.exchange.startedAt);
  const publicUrl = options.publicUrl ?? readBase(done[0]?.exchange.request.url ?? '');
  const ledger = new Ledger(options.withSecrets ?? false, new Set(options.known?.filter(isSearchable)));
  ledger.give({ name: 'base_url', value: publicUrl });
  const steps = new Steps(ledger, publicUrl, options.adminUrl);
  for (const one of done) steps.add(one);
  return present<Recipe>({
    title: runTitle(records),
    client: records[0]?.client ?? 'browser',
    kratosVersion: options.kratosVersion,
    variables: ledger.variables.toSorted(byPlace),
    steps: steps.all,
    sequence: buildSequence(records),
    notes: notesOn(records, steps.all),
  });
}

/** Addresses of the server first. */
function byPlace(one: Variable, other: Variable): number {
  return Number(other.name.endsWith('_url')) - Number(one.name.endsWith('_url'));
}

class Steps {
  readonly all: Step[] = [];
  private shown: string | undefined;
  private readonly recipients = new Map<string, Map<string, Reference>>();

  constructor(
    private readonly ledger: Ledger,
    private readonly publicUrl: string,
    private readonly adminUrl: string | undefined,
  ) {}

  add({ record, exchange }: Done): void {
    const { request, response } = exchange;
    if (response === undefined) return;
    const { type } = record;
    const kind = readStep(exchange);
    const flowId = readFlowUrl(request.url)?.id;
    if (kind === 'fetch' && flowId !== undefined && this.shown === flowId && response.status === 200) return;
    const json = readObject(response.body) ?? {};
    const captures: Answer['captures'] = [];
    const sent = this.sentIn(record, exchange, flowId);
    const url = readAddress(this.ledger, type, request.url, this.publicUrl);
    const headers = readHeaders(this.ledger, exchange);
    const body = readBody(this.ledger, exchange, sent);
    this.all.push(
      present<RequestStep>({
        kind: 'request',
        title: stepTitle(type, kind, body),
        exchange: exchange.id,
        flowType: type,
        does: kind,
        method: request.method,
        url,
        headers,
        body,
        captures,
        expect: expectationOf(response, json),
      }),
    );
    const location = readHeader(response.headers, 'location');
    this.ledger.answers.push(present<Answer>({ json, location, captures }));
    this.shown = 'ui' in json ? filledTextAt(json, 'id') : undefined;
  }

  private sentIn(record: FlowRecord, exchange: Exchange, flowId: string | undefined): Sent {
    const { type, client } = record;
    const { publicUrl } = this;
    const picture = findPicture(this.ledger, flowId);
    const before = picture && parseFlow(type, picture.json);
    const recipients = this.recipients.get(record.id) ?? new Map<string, Reference>();
    this.recipients.set(record.id, recipients);
    const outcome = readOutcome(exchange, {
      ...{ flowType: type, client, step: readStep(exchange), publicUrl },
      ...(before?.ok === true && { previous: before.value }),
    });
    return {
      type,
      flowId,
      recipients,
      picture,
      refused: outcome.kind === 'redisplayed',
      before: (step) => {
        this.all.push(step);
      },
      readMail: (recipient) => {
        const { step, answer, code } = mailStep(this.ledger, type, recipient, this.adminUrl);
        this.all.push(step);
        this.ledger.answers.push(answer);
        return code;
      },
    };
  }
}
