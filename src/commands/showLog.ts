import type { Parts } from './parts';

/** Shows the log. */
export function run(parts: Parts): Promise<void> {
  parts.log.show();
  return Promise.resolve();
}
