import { t } from '@vscode/l10n';
import { checkConfig } from '../../config/checks/checkConfig';
import { readConfig } from '../../config/document/readConfig';
import type { Finding } from '../../config/document/finding';
import { latestRelease, type Version } from '../../config/reference/versions';
import { findIn } from '../../language/diagnostics/findings';
import { recognise } from '../../language/kratosDocument';
import { findConfig } from '../config/findConfig';
import type { CommandContext } from '../commandContext';
import type { Asked } from '../contracts/tools';

/** What is wrong with a configuration, the first line first. A text is read by itself: no file that it names is. */
export async function answerCheck(
  context: CommandContext,
  { text, uri, version = latestRelease }: Asked<'kratosFlows_checkConfiguration'>,
): Promise<string> {
  if (text !== undefined) {
    const findings = checkConfig(readConfig(text), { version, schemas: [] });
    return renderFindings(text, findings, version);
  }
  const found = await findConfig(context, { uri });
  const recognised = found && (await recognise(found.document, context.serverVersion));
  const checked = recognised && (await findIn(found.document, recognised));
  if (!checked) return t('There is no Kratos configuration: name a file, or hand over its text.');
  return renderFindings(found.document.getText(), checked.findings, recognised.version);
}

/** Findings as Markdown, each with its line. */
export function renderFindings(text: string, findings: readonly Finding[], version: Version): string {
  if (findings.length === 0) return t('Nothing is wrong with it for Kratos {0}.', version);
  const lines = findings.map(({ start, code, severity, message, effect, fixes = [] }) => {
    const line = text.slice(0, start).split('\n').length;
    const cures = fixes.map(({ title }) => title).join('; ');
    return `- ${t('line {0}', line)}, ${severity}, \`${code}\`: ${message} ${effect}${cures === '' ? '' : ` (${cures})`}`;
  });
  return [t('For Kratos {0}:', version), ...lines].join('\n');
}
