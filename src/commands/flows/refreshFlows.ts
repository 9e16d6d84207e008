import type { CommandContext } from '../commandContext';

/** Draws the Flows tree anew and looks how every connection is. */
export async function run(context: CommandContext): Promise<void> {
  (await context.explorer()).expireDue();
  context.flows.refresh();
  await Promise.all(context.connections.all.map((connection) => context.health.check(connection)));
}
