import { readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../../scripts/places.mjs';
import { checkConfig } from '../../../../src/config/checks/checkConfig';
import { readConfig } from '../../../../src/config/document/readConfig';
import { allGuides, guidesAbout } from '../../../../src/config/pages/guides';
import { placeOf } from '../../../../src/config/pages/places';
import { versions } from '../../../../src/config/reference/versions';
import { minimalConfiguration } from '../../../kit/configuration';
import { merge, type JsonObject } from '../../../kit/merge';

const guides = allGuides();
const blocks = guides.flatMap(({ name, guide }) =>
  [...guide.symptom, ...guide.cause, ...guide.wayOut, ...(guide.differences ?? [])].map((block) => ({
    name,
    ...block,
  })),
);

describe('the guides', () => {
  it('are those of the folder', () => {
    const files = readdirSync(inRoot('src', 'config', 'pages', 'guides')).map((file) => file.replace('.json', ''));
    expect(guides.map(({ name }) => name).toSorted()).toEqual(files.toSorted());
  });

  it.each(guides)('$name begins with what is seen, and is about names that there are', ({ guide }) => {
    for (const part of [guide.symptom, guide.cause, guide.wayOut]) expect(part.length).toBeGreaterThan(0);
    expect(guide.names.filter((name) => placeOf(name)?.name !== name)).toEqual([]);
    const text = JSON.stringify([guide.symptom, guide.cause, guide.wayOut, guide.differences]);
    expect(guide.names.filter((name) => /^\d+$|_/.test(name) && !name.includes('.') && !text.includes(name))).toEqual(
      [],
    );
  });

  it('speak in whole sentences', () => {
    expect(blocks.filter(({ meaning }) => !/^[A-Z`v].*[.:]$/.test(meaning)).map(({ meaning }) => meaning)).toEqual([]);
  });

  const written = blocks.flatMap(({ name, language, code = '' }) => (language === 'yaml' ? [{ name, code }] : []));
  it.each(versions.flatMap((version) => written.map((one) => ({ version, ...one }))))(
    'write what $version takes: $name',
    ({ version, code }) => {
      const whole = merge(parse(minimalConfiguration()) as JsonObject, parse(code) as JsonObject);
      const findings = checkConfig(readConfig(JSON.stringify(whole)), { version, schemas: [] }, new Set());
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  it('are found by what they are about', () => {
    expect(guidesAbout('1010003').map(({ name }) => name)).toEqual(['asked-to-confirm-and-to-step-up']);
    expect(guidesAbout('1070003')).toEqual([]);
  });
});
