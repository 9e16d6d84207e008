import type { Dispose, Listen } from './emitter';

/**
 * Several events as one: what they tell within a turn of the event loop is told together, in its order, at the end of
 * that turn.
 */
export function gather<T>(...sources: readonly Listen<T>[]): Listen<readonly T[]> {
  return (listener): Dispose => {
    let waiting: T[] = [];
    let due: NodeJS.Immediate | undefined;
    const tell = (): void => {
      const told = waiting;
      waiting = [];
      due = undefined;
      listener(told);
    };
    const stops = sources.map((listen) =>
      listen((event) => {
        waiting.push(event);
        due ??= setImmediate(tell);
      }),
    );
    return () => {
      clearImmediate(due);
      for (const stop of stops) stop();
    };
  };
}
