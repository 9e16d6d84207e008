import { expect, it } from 'vitest';
import { upperLevelsOfKratos } from '../../../../../src/config/document/detect/shape';
import { knownPaths } from '../../../../../src/config/reference/structure';

it('has the two upper levels of the schema', () => {
  const levels: Record<string, string[]> = {};
  for (const path of knownPaths) {
    const [name = '', child] = path.replaceAll('[]', '').split('.');
    const children = (levels[name] ??= []);
    if (child !== undefined && !/^(?:organizations|config|\*)$/.test(name) && !children.includes(child))
      children.push(child);
  }
  expect(upperLevelsOfKratos).toEqual(levels);
});
