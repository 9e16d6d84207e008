import type { Driver } from '../../src/kratos/drive/types';
import type { Explorer } from '../../src/kratos/drive/explorer';
import type { FlowRecord } from '../../src/kratos/record/types';
import { judgeRecord, judgeSession } from './judge';
import type { Trial } from './trial';

/** Nobody tries for ever. */
const mostTries = 12;

/**
 * The core in the hands of somebody who does each step again until nothing went wrong in it, as people do by the
 * buttons of a panel: send again, fetch again, check the session. What went wrong is judged each time.
 */
export function persistent(explorer: Explorer, trial: Trial): Explorer {
  const { driver, flows, personas } = explorer;
  const { signal } = trial;

  /** Does a step; `again` is what somebody does whose record was left with the fault as its last exchange. */
  const step = async (
    once: () => Promise<FlowRecord>,
    again: (record: FlowRecord) => Promise<FlowRecord>,
    about: { readonly flowId?: string; readonly entries?: Parameters<typeof driver.keepDraft>[1] } = {},
  ): Promise<FlowRecord> => {
    trial.begin();
    const before = about.flowId === undefined ? undefined : flows.get(about.flowId);
    let record = await once();
    for (let tries = 0; tries < mostTries; tries += 1) {
      await trial.lookForRests();
      const hit = trial.take();
      if (!hit) return flows.get(record.id) ?? record;
      const { exchange } = hit;
      const session = personas.session(record.personaId);
      if (record.exchanges.at(-1)?.id === exchange.id) {
        judgeRecord(trial, hit, record, before && { flow: before.flow, entries: about.entries ?? {} });
        record = await again(record);
      } else if (session.exchange?.id === exchange.id) {
        judgeSession(trial, hit, session);
        await driver.checkSession(session.personaId, signal);
      } else {
        trial.complain(`${exchange.request.method} ${exchange.request.url} is on no record`);
        return record;
      }
    }
    trial.complain('goes wrong again and again');
    return record;
  };

  const onSession = async (
    personaId: string,
    once: () => ReturnType<Driver['signOut']>,
  ): ReturnType<Driver['signOut']> => {
    trial.begin();
    for (let tries = 0; tries < mostTries; tries += 1) {
      const session = await once();
      await trial.lookForRests();
      const hit = trial.take();
      if (!hit) return session;
      judgeSession(trial, hit, personas.session(personaId));
    }
    trial.complain('goes wrong again and again');
    return personas.session(personaId);
  };

  const refetch = (record: FlowRecord): Promise<FlowRecord> => driver.refetch(record.id, signal);
  // A picture that no server made is nothing to fetch again.
  const startAgain = (record: FlowRecord): Promise<FlowRecord> =>
    isPicture(record) ? driver.restart(record.id, signal) : refetch(record);
  return {
    ...explorer,
    driver: {
      ...driver,
      start: (request) => step(() => driver.start(request, signal), startAgain),
      open: (request) => step(() => driver.open(request, signal), refetch),
      refetch: (flowId) => step(() => driver.refetch(flowId, signal), refetch),
      follow: (flowId, what) =>
        step(
          () => driver.follow(flowId, what, signal),
          what.kind === 'continue' || what.kind === 'use-flow' ? refetch : startAgain,
        ),
      submit: (flowId, press) => {
        const send = (): Promise<FlowRecord> => driver.submit(flowId, press, signal);
        // Where something else was taken for the flow, its picture is fetched before the form is sent again.
        const again = async (record: FlowRecord): Promise<FlowRecord> => {
          const fetched = isPicture(record) ? await refetch(record) : undefined;
          return fetched && trial.isHit ? fetched : send();
        };
        return step(send, again, { flowId, entries: press.entries });
      },
      checkSession: (personaId) => onSession(personaId, () => driver.checkSession(personaId, signal)),
      signOut: (personaId) => onSession(personaId, () => driver.signOut(personaId, signal)),
    },
    readInbox: async (record) => {
      trial.begin();
      for (let tries = 0; tries < mostTries; tries += 1) {
        const answer = await explorer.readInbox(record, signal);
        await trial.lookForRests();
        if (!trial.take()) return answer;
        if (answer.kind !== 'unreadable' || answer.what === '' || answer.todo === '')
          trial.complain(`the inbox is ${answer.kind}`);
      }
      trial.complain('goes wrong again and again');
      return explorer.readInbox(record);
    },
  };
}

/** Whether an answer was taken for the flow. */
function isPicture({ outcome }: FlowRecord): boolean {
  return outcome !== undefined && 'flow' in outcome;
}
