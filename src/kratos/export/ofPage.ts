import type { Expectation, RequestStep, Step } from '../recipe/types';

/** A step of which not all is known that was seen. */
export type AskedStep = Omit<RequestStep, 'expect'> & { readonly expect: Partial<Expectation> };

/** Whether a step was done by a form of a page: what only asks for JSON does it in another way. */
export function isOfPage(step: Step): boolean {
  return step.kind === 'request' && step.headers.some(([, value]) => value[0] === 'text/html');
}

/** What stands at the top of a program that asks for JSON where pages were asked for. */
export const asksForJson = 'It was done by forms of a page: here JSON is asked for instead.';

/**
 * The step as it asks for JSON: what a redirect named stands in the answer itself. Of what a form led to, only that it
 * was done is known: Kratos answers with 200, 400 or 422 where it led to a page with a form.
 */
export function pageAsJson(step: RequestStep): AskedStep {
  if (!isOfPage(step)) return step;
  const isKnown = step.does !== 'submit' || step.expect.location?.there === false;
  return {
    ...step,
    headers: step.headers.map(([name, value]) => [name, name === 'Accept' ? ['application/json'] : value]),
    captures: step.captures.map(({ name, from }) => ({
      name,
      from: from.kind === 'location' && step.does === 'start' ? { kind: 'json', path: ['id'] } : from,
    })),
    expect: isKnown ? { status: 200 } : {},
  };
}
