import type { TextDocument } from 'vscode';
import { fileName } from '../../platform/fileName';
import { checkConfig, checkInSteps } from '../../config/checks/checkConfig';
import { checkChart } from '../../config/checks/chartChecks';
import { listEncodedParts, findingsIn } from '../../config/checks/encodedParts';
import { checkVariables } from '../../config/checks/environment/index';
import { checkIdentitySchema } from '../../config/checks/identity/index';
import type { IdentityContext } from '../../config/checks/identity/types';
import { readPartContext, mayHoldMore, type Part } from '../../config/document/detect/parts';
import { isOneOfSeveral } from '../../config/document/detect/startFiles';
import type { ConfigDocument } from '../../config/document/document';
import type { Finding } from '../../config/document/finding';
import { plainText } from '../../config/document/plainText';
import { finishInTurns } from '../../config/document/steps';
import type { Version } from '../../config/reference/versions';
import type { Recognised } from '../kratosDocument';
import { knownOfFile } from '../knownOfFile';
import { configsNaming } from '../files/namingConfigs';
import { configIn, partsIn } from '../openDocuments';
import { findInEnvFiles } from './envFileFindings';
import { rulesOff } from './rulesOff';
import { readSchemas, type ReadSchema } from '../files/schemaFiles';
import { startFilesAround } from '../files/startFilesAround';
import { structureChoiceFor } from '../yaml/yamlExtension';

/** What was found in a document. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** The schemas that were looked into, and other files that findings have places in. */
  readonly schemas: readonly ReadSchema[];
}

/** What is said of the parts of a document, and the schemas that were looked into; undefined once it was given up. */
export async function findIn(
  document: TextDocument,
  recognised: Recognised,
  signal?: AbortSignal,
): Promise<Checked | undefined> {
  // The editor has its turn before each long piece of work.
  if (signal) await turn();
  const text = document.getText();
  const encoded = listEncodedParts(text, recognised.document);
  const plain = partsIn(document, recognised.document);
  const parts = [...plain, ...encoded];
  const checked = await Promise.all([
    ...plain.map((part) => findInPart(document, part, parts, recognised, signal)),
    ...encoded.map(async (part) => {
      const { findings, schemas } = await findInPart(document, part, parts, recognised, signal);
      return { findings: findingsIn(text, part, findings), schemas };
    }),
  ]);
  if (signal?.aborted) return undefined;
  // Variables stand anywhere in what is more than a configuration.
  const holdsMore = mayHoldMore(recognised.document);
  const off = rulesOff(document.uri);
  const ofVariables = holdsMore ? checkVariables(text, document.uri.path, recognised.version, off) : [];
  const ofEnvFiles = holdsMore ? await findInEnvFiles(document, recognised.version, off) : undefined;
  if (signal?.aborted) return undefined;
  return {
    findings: [
      ...checked.flatMap(({ findings }) => findings),
      ...ofVariables,
      ...(ofEnvFiles?.findings ?? []),
    ].toSorted((one, other) => one.start - other.start),
    schemas: [...checked.flatMap(({ schemas }) => schemas), ...(ofEnvFiles?.files ?? [])],
  };
}

async function findInPart(
  document: TextDocument,
  part: Part,
  parts: readonly Part[],
  { version, source }: Recognised,
  signal?: AbortSignal,
): Promise<Checked> {
  const off = rulesOff(document.uri);
  switch (part.document.kind) {
    case 'environment':
      return { findings: [], schemas: [] };
    case 'identity-schema':
      return { findings: await ofSchema(document, part, parts, version, off), schemas: [] };
    case 'config': {
      const { isPartial, isNetwork } = readPartContext(part);
      const config = configIn(document, part);
      const [schemas, known, files] = await Promise.all([
        readSchemas(config, document.uri, parts),
        knownOfFile(config, document.uri),
        startFilesAround(document.uri),
      ]);
      if (signal) await turn();
      if (signal?.aborted) return { findings: [], schemas: [] };
      const context = {
        version,
        schemas,
        isPartial: isPartial || isOneOfSeveral(fileName(document.uri), files),
        isNetwork,
        isVersionDoubtful: source === 'line',
        isStructureChecked: structureChoiceFor(document.uri) === 'never',
        ...known,
      };
      const findings = signal
        ? await finishInTurns(checkInSteps(config, context, off), signal)
        : checkConfig(config, context, off);
      if (!findings) return { findings: [], schemas: [] };
      return { findings: [...findings, ...checkChart(part.text, part.document.root, off)], schemas };
    }
  }
}

/** Gives the editor its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/**
 * What is wrong with an identity schema, beside the configuration that names it: one in the same document, or in
 * another.
 */
async function ofSchema(
  document: TextDocument,
  { text, name, place }: Part,
  parts: readonly Part[],
  version: Version,
  off: ReadonlySet<string>,
): Promise<readonly Finding[]> {
  const check = (context: IdentityContext): readonly Finding[] => checkIdentitySchema(text, context, off);
  if (place) {
    const beside = parts.find((part) => part.document.kind === 'config' && names(configIn(document, part), name));
    return check({ version, ...(beside && { config: configIn(document, beside) }) });
  }
  for await (const { config } of configsNaming(document.uri)) return check({ version, config });
  return check({ version });
}

/** Whether a configuration names a schema of that file name. */
function names(config: ConfigDocument, name = ''): boolean {
  return config
    .below('identity', 'schemas')
    .some(({ path }) => plainText(config.value(...path, 'url')).endsWith(`/${name}`));
}
