import { t } from '@vscode/l10n';
import '../platform/texts';
import { CodeLens, Range } from 'vscode';
import type { CancellationToken, TextDocument } from 'vscode';
import { readFirstCharacters } from './recognition';

/** So much of a file tells whether it may be an answer of Kratos: its first members stand there. */
const beginning = 4_000;
/** What is longer is explained by the command only. */
const longest = 2_000_000;

/** Words that stand near the beginning of whatever Kratos answers. */
const signs =
  /"(?:request_url|authenticator_assurance_level|schema_id|template_type|continue_with|redirect_browser_to|session_token|logout_url|ui)"|"error"\s{0,20}:\s{0,20}\{/;

/** A line above an answer of Kratos in a file of JSON that explains it. Anything else costs a look at its beginning. */
export async function explainAnswers(document: TextDocument, token: CancellationToken): Promise<CodeLens[]> {
  if (!signs.test(readFirstCharacters(document, beginning))) return [];
  const text = document.getText();
  if (text.length > longest) return [];
  const [{ readJson }, { recogniseValue }] = await Promise.all([
    import('../kratos/flow/json'),
    import('../kratos/paste/shapes'),
  ]);
  const pasted = token.isCancellationRequested ? undefined : recogniseValue(readJson(text));
  if (pasted === undefined || pasted.kind === 'foreign') return [];
  return [
    new CodeLens(new Range(0, 0, 0, 0), {
      title: t('Explain this answer of Kratos'),
      command: 'kratosFlows.explainAnything',
      arguments: [{ uri: document.uri.toString(), from: 'file' }],
    }),
  ];
}
