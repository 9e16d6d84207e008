import type { DriverContext } from '../context';

/** A flow whose round goes on in another one is over, however it stood: nothing is left to do in it. */
export function supersede(drive: DriverContext, flowId: string, next: string): void {
  drive.flows.update(flowId, { next, status: 'done' });
}
