import { describe, expect, it } from 'vitest';
import { buildForm } from '../../../../src/kratos/flow/form/form';
import { present } from '../../../../src/kratos/flow/json';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import { readFlowUrl } from '../../../../src/kratos/flow/urls';
import { blankRecord } from '../../../../src/kratos/record/blank';
import { foldExchanges, readRecord } from '../../../../src/kratos/record/fold';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import { scenarios } from '../../../kit/replay';
import { stage, type Said } from '../drive/scripted';
import { flowSteps, versions, type FlowStep, type Version } from '../flow/replay/flowSteps';

/**
 * Drives a recorded scenario: the server answers each step as it did, whatever was typed, and says that nobody is
 * signed in.
 */
async function drive(version: Version, scenario: string): Promise<readonly FlowRecord[]> {
  let answers: Said[] = [];
  const { explorer, persona } = stage(({ url }) => {
    const said = url.includes('/self-service/') ? answers.shift() : undefined;
    return said ?? { status: 401, body: { error: { code: 401, message: 'no session' } } };
  });
  const personas = { browser: persona('alice', 'browser').id, native: persona('bob', 'native').id };
  const { driver, flows } = explorer;
  for (const { context, exchange, recorded } of flowSteps(version, scenario)) {
    answers = saidBy(exchange, recorded.response?.body);
    const { flowType: type, client, step } = context;
    const { id, parameters = {} } = readFlowUrl(exchange.request.url) ?? {};
    const known = id === undefined ? undefined : flows.get(id);
    const answered = parseFlow(type, recorded.response?.body);
    const isNative = answered.ok ? answered.value.client === 'native' : client === 'native';
    const personaId = known?.personaId ?? personas[isNative ? 'native' : 'browser'];
    if (step === 'start') await driver.start({ personaId, type, parameters });
    else if (step === 'fetch' && id !== undefined) await driver.open({ personaId, type, id });
    else if (known?.flow !== undefined) {
      const [pressed] = buildForm(known.flow).groups.flatMap(({ submitters }) => submitters);
      if (pressed) await driver.submit(known.id, { submitter: pressed.key, entries: {}, encoding: 'json' });
    }
  }
  return [...flows.all()];
}

function saidBy({ response }: FlowStep['exchange'], body: unknown): Said[] {
  return response === undefined ? [] : [{ status: response.status, headers: response.headers, body }];
}

/** What exchanges tell of a flow; what was typed, and what comes next, they do not. */
function told({ draft, encoding, next, resumes, ...rest }: FlowRecord): object {
  return { ...rest, typed: [draft, encoding, next, resumes].length };
}

describe.each(versions)('records of %s', (version) => {
  it.each(scenarios(version))('%s: its exchanges tell what the driver made of them', async (scenario) => {
    for (const record of await drive(version, scenario)) {
      const { id, type, client, startedAt, parameters, connectionId, personaId, exchanges } = record;
      const blank = blankRecord({ id, type, client, startedAt, parameters });
      const alone = present<FlowRecord>({ ...record, connectionId: undefined, personaId: undefined });
      expect(told(foldExchanges(blank, exchanges))).toEqual(told(alone));
      // Whoever watched it knows neither the type nor the client.
      if (record.flow) expect(told(readRecord(exchanges, { startedAt }) ?? blank)).toEqual(told(alone));
      expect([connectionId, personaId]).not.toContain(undefined);
    }
  });
});
