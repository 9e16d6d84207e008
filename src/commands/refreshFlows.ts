import type { Parts } from './parts';

/** Draws the Flows tree anew and looks how every connection is. */
export async function run(parts: Parts): Promise<void> {
  (await parts.explorer()).expireDue();
  parts.flows.refresh();
  await Promise.all(parts.connections.all.map((connection) => parts.health.check(connection)));
}
