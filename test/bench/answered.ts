import type { Answer, Routes } from '../kit';

/** When the last answer was given, in epoch milliseconds. */
export interface Answered {
  at: number;
}

/** The same answers, of which `answered` is told when each is given. */
export function tellingWhen(routes: Routes, answered: Answered): Routes {
  return Object.fromEntries(
    Object.entries(routes).map(([pattern, answer]): [string, Answer] => [
      pattern,
      async (request) => {
        const given = typeof answer === 'function' ? await answer(request) : answer;
        answered.at = performance.timeOrigin + performance.now();
        return given;
      },
    ]),
  );
}
