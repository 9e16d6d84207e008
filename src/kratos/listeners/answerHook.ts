import { chooseAnswer, delayOf, replyTo, type HookAnswers } from './hookAnswer';
import type { HookCalls } from './hookCalls';
import type { Handle } from './listen';

/** Keeps the calls of web hooks, and answers each as a file says at that moment. */
export function answerHook(calls: HookCalls, read: () => Promise<HookAnswers>): Handle {
  return async (request, hungUp) => {
    const number = calls.take(request);
    const answer = chooseAnswer(await read(), request.path);
    await wait(delayOf(answer), hungUp);
    const reply = replyTo(request, answer);
    const { aborted } = hungUp;
    calls.answered(number, { ...reply, afterMs: Date.now() - request.at, ...(aborted && { hungUp: true }) });
    return reply;
  };
}

/** Waits so many milliseconds, or until there is nobody any more to be answered. */
function wait(ms: number, hungUp: AbortSignal): Promise<void> {
  if (ms === 0 || hungUp.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, ms);
    hungUp.addEventListener('abort', end, { once: true });
  });
}
