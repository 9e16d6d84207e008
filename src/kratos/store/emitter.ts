/** Ends a subscription. Calling it again does nothing. */
export type Dispose = () => void;

/** Subscribes a listener. */
export type Listen<T> = (listener: (event: T) => void) => Dispose;

/** A typed event. */
export interface Emitter<T> {
  readonly on: Listen<T>;
  emit(event: T): void;
}

/**
 * Makes an event. Listeners run in the order of their subscription, at once. One that throws does not keep the others
 * from hearing: its error is thrown when all have run, since it is a bug of that listener.
 */
export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<{ readonly hear: (event: T) => void }>();
  return {
    on(hear) {
      const entry = { hear };
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    emit(event) {
      const errors: unknown[] = [];
      for (const { hear } of [...listeners]) {
        try {
          hear(event);
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw errors[0];
    },
  };
}
