interface GetOptions {
  readonly mediation?: string;
  readonly signal?: AbortSignal;
}

/**
 * Runs in each page before its scripts, alone: nobody chooses a passkey in the autofill of a field there. An
 * authenticator that touches itself would answer such an offer at once, and whoever opens a login page with Kratos's
 * script would be signed in without having asked for it.
 */
export function leaveAutofill(): void {
  const { credentials } = globalThis.navigator as unknown as {
    readonly credentials?: { get: (options?: GetOptions) => Promise<unknown> };
  };
  if (!credentials) return;
  const get = credentials.get.bind(credentials);
  credentials.get = (options) => {
    if (options?.mediation !== 'conditional') return get(options);
    const { signal } = options;
    return new Promise((_, reject) => {
      const stop = (): void => {
        reject(signal?.reason as Error);
      };
      if (signal?.aborted) stop();
      signal?.addEventListener('abort', stop);
    });
  };
}
