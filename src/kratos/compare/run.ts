import { fieldsSent, readObject } from '../exchange/fieldsSent';
import { redactExchange } from '../exchange/redact';
import { readHeader } from '../flow/headers';
import { filledTextAt, present } from '../flow/json';
import { readBase, readFlowUrl } from '../flow/urls';
import { answerWords, clientWord, flowTitle } from '../knowledge/outcomes/words';
import { applyExchange, readStep } from '../record/apply';
import { blankRecord } from '../record/blank';
import { foldInSteps } from '../record/fold';
import type { FlowRecord } from '../record/types';
import { readFacts } from './facts';
import { Names } from './names';
import type { Run, Step } from './types';

/**
 * Reads a record as a run. Total: records of any origin, masked ones too. `known` are secrets that are masked wherever
 * they stand, beside those that are ones by their name.
 */
export function readRun(record: FlowRecord, known: readonly string[] = []): Run {
  const { type, client, exchanges } = record;
  const names = new Names(readBase(exchanges[0]?.request.url ?? ''));
  const answers = exchanges.map(({ response }) => readObject(response?.body ?? ''));
  for (const answer of answers) names.learnPeople(answer);
  const blank = blankRecord({ id: record.id, type, client, startedAt: 0, parameters: record.parameters });
  const records = foldInSteps(blank, exchanges);
  const steps = exchanges.map((exchange, at): Step => {
    const masked = redactExchange(exchange, known);
    const location = readHeader(exchange.response?.headers ?? [], 'location') ?? '';
    for (const address of [exchange.request.url, location]) {
      const named = readFlowUrl(address);
      names.meet(named?.id, `${named?.flowType ?? type} flow`);
    }
    names.learn(type, answers[at]);
    const { outcome } = applyExchange(records[at - 1] ?? blank, masked);
    const meant = records[at]?.outcome ?? outcome;
    return present<Step>({
      id: exchange.id,
      number: at + 1,
      does: readStep(exchange),
      method: filledTextAt(fieldsSent(exchange) ?? {}, 'method'),
      facts: readFacts(masked, { outcome, meaning: answerWords(meant, type) }, names),
    });
  });
  return { title: `${flowTitle(type)} · ${clientWord(client)}`, steps };
}
