import { checkAction, checkCors, checkPage } from './addresses';
import { checkCookies } from './cookies';
import { checkAdmin, checkClock, checkConfiguration, checkFront, checkKey, checkServer } from './server';
import type { ConnectionCheck, ConnectionEvidence } from './types';

/** What is right and wrong about a connection, in the order in which it matters. Pure. */
export function examineConnection(evidence: ConnectionEvidence): readonly ConnectionCheck[] {
  return [
    checkServer(evidence),
    checkAction(evidence),
    checkPage(evidence),
    ...checkCookies(evidence),
    checkCors(evidence),
    checkClock(evidence),
    checkAdmin(evidence),
    checkKey(evidence),
    checkFront(evidence),
    checkConfiguration(evidence),
  ].filter((check) => check !== undefined);
}
