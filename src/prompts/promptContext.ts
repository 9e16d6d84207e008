import type { Memento } from 'vscode';
import type { Explorer } from '../kratos/drive/explorer';
import type { ApiKeys } from '../platform/apiKeys';
import type { Connections } from '../views/connections/connections';
import type { HealthWatch } from '../views/connections/healthWatch';

/** What questions are made of. The core is opened when one needs it. */
export interface PromptContext {
  readonly connections: Connections;
  readonly health: HealthWatch;
  readonly apiKeys: ApiKeys;
  /** What is remembered for this workspace: who and what was used last. */
  readonly memory: Memento;
  explorer(): Promise<Explorer>;
}
