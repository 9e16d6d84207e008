import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { checkChart } from '../../../src/config/checks/chartChecks';
import { checkConfig } from '../../../src/config/checks/checkConfig';
import { checkVariables } from '../../../src/config/checks/environment/index';
import { listEncodedParts, findingsIn } from '../../../src/config/checks/encodedParts';
import { recogniseDocument, type KratosDocument } from '../../../src/config/document/detect/detect';
import type { ConfigDocument } from '../../../src/config/document/document';
import { readConfig } from '../../../src/config/document/readConfig';
import { checkIdentitySchema } from '../../../src/config/checks/identity/index';
import {
  readPartContext,
  mayHoldMore,
  listParts,
  readPart,
  type Part,
} from '../../../src/config/document/detect/parts';
import type { Finding } from '../../../src/config/document/finding';
import type { KnownSchema } from '../../../src/config/facts/context';
import { latestRelease, versionIn, type Version } from '../../../src/config/reference/versions';

/**
 * What is right of one file: what it is to Kratos, and what is said of it. `README.md` beside the folders explains it.
 */
interface RightFile {
  readonly is: string;
  /** `severity code line`, in the order of the text; hints that are not named may be said as well. */
  readonly found?: readonly string[];
  /** By line, parts of the sentence. */
  readonly says?: Readonly<Record<string, readonly string[]>>;
}

interface Right {
  readonly right: string;
  readonly source: string;
  readonly version?: Version;
  readonly files: Readonly<Record<string, RightFile>>;
}

const root = inRoot('test', 'fixtures', 'public');
const cases = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const folder = `${root}/${name}`;
    const texts = Object.fromEntries(
      readdirSync(folder).map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')]),
    );
    return { name, texts, right: JSON.parse(texts['right.json'] ?? '{}') as Right };
  });

describe.each(cases)('$name', ({ texts, right }) => {
  it('says what is right, and of which server that was seen', () => {
    expect(right.right).toMatch(/\.$/);
    expect(right.source).toMatch(/^(?:ran on v|by the source of v)/);
    expect(Object.keys(right.files).toSorted()).toEqual(
      Object.keys(texts)
        .filter((name) => name !== 'right.json')
        .toSorted(),
    );
  });

  it.each(Object.entries(right.files))('%s', (file, { is, found = [], says = {} }) => {
    const text = texts[file] ?? '';
    const recognised = recogniseDocument(file, text);
    expect(nameOf(recognised)).toBe(is);
    const findings = recognised ? findIn(file, text, recognised, texts, right.version) : [];
    const line = ({ start }: Finding): number => text.slice(0, start).split('\n').length;
    const shown = findings
      .toSorted((one, other) => one.start - other.start)
      .map((one) => ({
        ...one,
        line: `${one.severity} ${one.code.replace('kratos/', '')} ${String(line(one))}`,
      }));
    expect(shown.filter((one) => one.severity !== 'hint' || found.includes(one.line)).map((one) => one.line)).toEqual(
      found,
    );
    for (const [number, parts] of Object.entries(says)) {
      const sentences = findings.filter((one) => line(one) === Number(number)).map(sentenceOf);
      for (const part of parts) expect(sentences.join('\n')).toContain(part);
    }
  });
});

function sentenceOf({ message, effect }: Finding): string {
  return `${message} ${effect}`;
}

function nameOf(document: KratosDocument | undefined): string {
  if (!document) return 'nothing';
  const within = document.kind !== 'environment' && document.isWithin ? ' within' : '';
  const below = document.kind === 'config' && document.root !== '' ? ` below ${document.root}` : '';
  return document.kind + within + below;
}

/** What is said of the parts of a file, as the editor asks for it. */
function findIn(
  file: string,
  text: string,
  document: KratosDocument,
  texts: Readonly<Record<string, string>>,
  chosen: Version | undefined,
): readonly Finding[] {
  const encoded = listEncodedParts(text, document);
  const parts = [...listParts(text, document), ...encoded];
  const line = versionIn(text);
  const version = chosen ?? line ?? latestRelease;
  const isVersionDoubtful = chosen === undefined && line !== undefined;
  const ofVariables = mayHoldMore(document) ? checkVariables(text, file, version) : [];
  const findInPart = (part: Part): readonly Finding[] => {
    switch (part.document.kind) {
      case 'environment':
        return [];
      case 'identity-schema': {
        const config = part.place ? undefined : texts['kratos.yml'];
        return checkIdentitySchema(part.text, { version, ...(config !== undefined && { config: readConfig(config) }) });
      }
      case 'config': {
        const config = readPart(part);
        const beside = Object.fromEntries(parts.map((one) => [one.name ?? '', one.text]));
        const context = { version, isVersionDoubtful, ...readPartContext(part) };
        return [
          ...checkConfig(config, { ...context, schemas: schemasOf(config, texts, beside) }),
          ...checkChart(part.text, part.document.root),
        ];
      }
    }
  };
  return [
    ...listParts(text, document).flatMap(findInPart),
    ...encoded.flatMap((part) => findingsIn(text, part, findInPart(part))),
    ...ofVariables,
  ];
}

/** The schemas of a configuration that lie beside it, wherever the container has them, or stand in the same file. */
function schemasOf(
  config: ConfigDocument,
  texts: Readonly<Record<string, string>>,
  beside: Readonly<Record<string, string>>,
): readonly KnownSchema[] {
  return config.below('identity', 'schemas').flatMap(({ path }) => {
    const [id, url] = [config.value(...path, 'id'), config.value(...path, 'url')];
    if (typeof id !== 'string' || typeof url !== 'string') return [];
    const name = url.split('/').at(-1) ?? '';
    const within = beside[name];
    const text = url.startsWith('base64://') ? atob(url.slice('base64://'.length)) : (within ?? texts[name]);
    return [{ id, url, ...(text !== undefined && { text }), ...(within !== undefined && { isBeside: true }) }];
  });
}
