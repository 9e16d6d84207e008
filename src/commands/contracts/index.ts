/** Every command by its id: what it promises, and the types of its callers. */
import type * as v from 'valibot';
import { browserContracts } from './browsers';
import { censusContracts } from './census';
import { configContracts } from './config';
import { courierContracts } from './courier';
import { identityListContracts } from './identityList';
import { connectionContracts } from './connections';
import { identityContracts } from './identities';
import { identityWriteContracts } from './identityWrites';
import { keyContracts } from './keys';
import { flowContracts } from './flows';
import { listenerContracts } from './listeners';
import { personaContracts } from './personas';
import { serverContracts } from './servers';
import { sessionContracts } from './sessions';

export const contracts = {
  ...connectionContracts,
  ...personaContracts,
  ...keyContracts,
  ...flowContracts,
  ...browserContracts,
  ...sessionContracts,
  ...identityContracts,
  ...identityWriteContracts,
  ...listenerContracts,
  ...serverContracts,
  ...censusContracts,
  ...identityListContracts,
  ...courierContracts,
  ...configContracts,
};

export type CommandId = keyof typeof contracts;

/** What callers hand over. */
export type Given = { readonly [Id in CommandId]: v.InferInput<(typeof contracts)[Id]['arguments']> };

/** What a command gets. */
export type Arguments = { readonly [Id in CommandId]: v.InferOutput<(typeof contracts)[Id]['arguments']> };

/** A command with its arguments, as a line of a tree or an action of a panel names it. */
export type CommandCall = {
  readonly [Id in CommandId]: { readonly id: Id; readonly argument?: Given[Id] };
}[CommandId];
