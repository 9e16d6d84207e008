import { checkConfig } from '../../src/config/checks/checkConfig';
import { checkIdentitySchema } from '../../src/config/checks/identity/index';
import { completeAt } from '../../src/config/completion/index';
import { recogniseDocument } from '../../src/config/document/detect/detect';
import { readConfig } from '../../src/config/document/readConfig';
import { fileLinks } from '../../src/config/facts/fileLinks';
import { explainSetting } from '../../src/config/hover/explainSetting';
import { anchorAt } from '../../src/config/navigation/anchors';
import { inlayHints } from '../../src/config/navigation/inlayHints';
import { nameAt } from '../../src/config/navigation/names';
import { buildOutline } from '../../src/config/navigation/outline';
import { outsideRefs } from '../../src/config/navigation/schemaParts';
import { explainConfig } from '../../src/config/overview/index';
import type { Version } from '../../src/config/reference/versions';
import { presets } from '../../src/config/simulator/presets';
import { simulate } from '../../src/config/simulator/simulate';

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A file as somebody left it, and where the cursor stands. */
export interface Edited {
  readonly name: string;
  readonly text: string;
  readonly cursor: number;
  readonly version: Version;
}

/** Has everything that reads a file read it, and names the places that are said of it and lie elsewhere. */
export function troubleWithFile({ name, text, cursor, version }: Edited): readonly string[] {
  const kind = recogniseDocument(name, text);
  const config = readConfig(text, kind?.kind === 'config' && kind.root !== '' ? kind.root.split('.').slice(0, -1) : []);
  const schemas = [{ id: 'default', url: 'file://./identity.schema.json', text }];
  const findings = [...checkConfig(config, { version, schemas }), ...checkIdentitySchema(text, { version })];
  const named = nameAt(config, cursor);
  const anchor = anchorAt(text, cursor);
  const places: Readonly<Record<string, readonly Range[]>> = {
    finding: findings,
    mending: findings.flatMap(({ fixes = [] }) => fixes.flatMap(({ edits }) => edits.map(({ place }) => place))),
    hover: [explainSetting(text, cursor, kind, version) ?? []].flat(),
    completion: completeAt(text, cursor, { document: kind ?? { kind: 'config', root: '' }, version }),
    link: [...fileLinks(config), ...outsideRefs(config)],
    hint: inlayHints(config, version).map(({ offset }) => ({ start: offset, end: offset })),
    name: named ? [...named.given, ...named.used] : [],
    anchor: anchor ? [anchor.anchor, ...anchor.aliases] : [],
  };
  buildOutline(config);
  for (const { person } of presets(undefined)) simulate({ config, version, schemas }, person);
  explainConfig(config, { version, schemas, fileName: name, rulesOff: new Set(), lineAddress: () => undefined });
  return Object.entries(places).flatMap(([what, ranges]) =>
    ranges
      .filter(({ start, end }) => !(start >= 0 && start <= end && end <= text.length))
      .map(({ start, end }) => `${what} from ${start} to ${end} of ${text.length}`),
  );
}
