import { t } from '@vscode/l10n';
import { checkConfig } from '../../config/checks/checkConfig';
import { listEncodedParts } from '../../config/checks/encodedParts';
import { readConfig } from '../../config/document/readConfig';
import type { Finding } from '../../config/document/finding';
import { latestRelease, toKnownVersion, versionIn, type Version } from '../../config/reference/versions';
import { redactText } from '../../kratos/exchange/redact';
import { findIn } from '../../language/diagnostics/findings';
import { longestConfig, recognise } from '../../language/kratosDocument';
import { configIn, partsIn } from '../../language/openDocuments';
import type { CommandContext } from '../commandContext';
import type { Asked } from '../contracts/tools';
import { findAsked } from './findAsked';
import { secretSettings } from './secretSettings';

/** What is wrong with a configuration, the first line first. A text is read by itself: no file that it names is. */
export async function answerCheck(
  context: CommandContext,
  { text, uri, version }: Asked<'kratosFlows_checkConfiguration'>,
): Promise<string> {
  if (text !== undefined) {
    if (text.length > longestConfig) throw new Error(t('A text may have {0} characters.', longestConfig));
    const config = readConfig(text);
    const held = version ?? (await versionFor(text, context));
    return renderFindings(text, checkConfig(config, { version: held, schemas: [] }), held, secretSettings(config));
  }
  const { document } = await findAsked(context, uri);
  const recognised = await recognise(document, context.serverVersion);
  const checked = recognised && (await findIn(document, recognised));
  if (!checked) throw new Error(t('There is no Kratos configuration at {0}.', document.uri.toString()));
  const written = document.getText();
  const configs = [...partsIn(document, recognised.document), ...listEncodedParts(written, recognised.document)]
    .filter((part) => part.document.kind === 'config')
    .map((part) => configIn(document, part));
  return renderFindings(written, checked.findings, recognised.version, configs.flatMap(secretSettings));
}

/** As for a file: that of the server that answers, that of the text, the latest. */
async function versionFor(text: string, { serverVersion }: CommandContext): Promise<Version> {
  return toKnownVersion((await serverVersion.read()) ?? '') ?? versionIn(text) ?? latestRelease;
}

/** Findings as Markdown, each with its line, without the secrets that they may quote. */
function renderFindings(
  text: string,
  findings: readonly Finding[],
  version: Version,
  secrets: readonly string[],
): string {
  if (findings.length === 0) return t('Nothing is wrong with it for Kratos {0}.', version);
  const lines = findings.map(({ start, code, severity, message, effect, fixes = [] }) => {
    const line = text.slice(0, start).split('\n').length;
    const cures = fixes.map(({ title }) => title).join('; ');
    const said = `${message} ${effect}${cures === '' ? '' : ` (${cures})`}`;
    return `- ${t('line {0}', line)}, ${severity}, \`${code}\`: ${redactText(said, secrets, 'text/markdown')}`;
  });
  return [t('For Kratos {0}:', version), ...lines].join('\n');
}
