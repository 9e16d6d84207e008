import { describe, expect, it } from 'vitest';
import { full, growthOf, mostGrowth, type Reading } from './growth';
import { readings } from './readings';

describe.each(readings)('$name costs as much for each character of a long text as of a short one', (reading) => {
  it.each(Object.entries(reading.worst))('full of %s', (_, make) => {
    for (const growth of growthOf(reading, make)) expect(growth).toBeLessThanOrEqual(mostGrowth(reading));
  });
});

it('a quadratic reading is found out', () => {
  const read = (text: string): number => {
    let found = 0;
    for (let at = 0; at < text.length; at += 200) found += text.indexOf('no', at);
    return found;
  };
  const quadratic: Reading = { name: 'quadratic', read, keepsAll: true, worst: {} };
  expect(Math.max(...growthOf(quadratic, full('a')))).toBeGreaterThan(mostGrowth(quadratic));
});
