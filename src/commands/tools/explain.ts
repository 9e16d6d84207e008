import { t } from '@vscode/l10n';
import { explainName, isKnownName } from '../../config/hover/explainName';
import { escapeText } from '../../kratos/knowledge/markdown';
import { describe } from '../../kratos/paste/describe';
import { renderDescription } from '../../kratos/paste/page';
import { recognise } from '../../kratos/paste/recognise';
import type { CommandContext } from '../commandContext';
import type { Asked } from '../contracts/tools';

/** As much of a text is read as of one that a person pastes. */
const mostCharacters = 5_000_000;

/** An explanation, and for which versions it holds. */
export async function answerExplain(
  { serverVersion }: Pick<CommandContext, 'serverVersion'>,
  { text }: Asked<'kratosFlows_explain'>,
): Promise<string> {
  const version = await serverVersion.read();
  const holds = t('Where no version is named, this holds from v1.3.1 to v26.2.0.');
  return [
    explainText(text),
    version === undefined ? holds : `${holds} ${t('The server of the active connection is Kratos {0}.', version)}`,
  ].join('\n\n');
}

/** What is known of a name, or what a pasted text means. Our own links lead nowhere outside of the editor. */
function explainText(text: string): string {
  const name = text.trim();
  if (isKnownName(name)) return explainName(name);
  const told = describe(recognise(text.slice(0, mostCharacters)), Date.now());
  return renderDescription(told, escapeText);
}
