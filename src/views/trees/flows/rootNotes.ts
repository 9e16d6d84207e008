import type { Connections } from '../../connections/connections';
import { drawSettingProblem } from '../shared/noteRow';
import type { TreeRow } from '../shared/row';
import { drawListeners, type ListenersSource } from './listenerRow';

/** What stands below the connections: what is wrong with their setting, and the listeners. */
export function drawRootNotes({ all, problems }: Connections, listeners: ListenersSource): readonly TreeRow[] {
  return [
    ...problems.map(({ entry, sentence }) => drawSettingProblem(entry, sentence)),
    // Alone they would take the place of the welcome.
    ...(all.length === 0 ? [] : drawListeners(listeners)),
  ];
}
