import { expect, it } from 'vitest';
import { RedirectCircle } from '../../../../src/kratos/capture/redirectCircle';
import type { SeenStep } from '../../../../src/kratos/capture/mistakes';

const home = 'http://127.0.0.1:4455';

function step(path: string, to: string | undefined, method = 'GET'): SeenStep {
  const headers: [string, string][] = to === undefined ? [] : [['Location', to]];
  return {
    exchange: {
      id: path,
      request: { method, url: home + path, headers: [] },
      response: { status: to === undefined ? 200 : 302, headers, body: '' },
      startedAt: 0,
      durationMs: 1,
    },
  } as unknown as SeenStep;
}

/** What is kept of steps, and where a circle is told to have begun. */
function told(steps: readonly SeenStep[]): readonly string[] {
  const circle = new RedirectCircle();
  return steps.flatMap((one) => {
    const repeated = circle.repeats(one);
    if (repeated) return repeated.found ? [`circle at ${repeated.found.step.exchange.id}`] : [];
    circle.take(one);
    return [one.exchange.id];
  });
}

const lost = (path: string): SeenStep => {
  const { exchange } = step(path, undefined);
  return { exchange: { ...exchange, response: undefined, failure: { kind: 'other' } } } as unknown as SeenStep;
};

it('keeps one of an address that leads to itself, until the browser gives up', () => {
  const steps = [...Array.from({ length: 20 }, () => step('/a', '/a')), lost('/a')];
  expect(told(steps)).toEqual(['/a', 'circle at /a']);
});

it('keeps each of a greater circle once, and tells of it once', () => {
  const round = [step('/a', `${home}/b`), step('/b', '/c'), step('/c', '/a')];
  expect(told([...round, ...round, ...round, lost('/a')])).toEqual(['/a', '/b', '/c', 'circle at /a']);
});

it('knows what is none: a cookie that is tried, a form that leads back, a page that is loaded again', () => {
  expect(told([step('/a', '/b'), step('/b', '/a'), step('/a', undefined)])).toEqual(['/a', '/b', '/a']);
  expect(told([step('/a', '/b'), step('/b', '/a'), step('/a', '/in')])).toEqual(['/a', '/b', '/a']);
  expect(told([step('/a', '/a', 'POST'), step('/a', undefined)])).toEqual(['/a', '/a']);
  const load = [step('/a', '/b'), step('/b', undefined)];
  expect(told([...load, ...load, ...load])).toEqual(['/a', '/b', '/a', '/b', '/a', '/b']);
});

it('tells of the next circle anew', () => {
  const circle = [step('/a', '/a'), step('/a', '/a')];
  expect(told([...circle, step('/x', undefined), ...circle])).toEqual([
    '/a',
    'circle at /a',
    '/x',
    '/a',
    'circle at /a',
  ]);
});
