import { t } from '@vscode/l10n';
import { escapeText } from '../../kratos/knowledge/markdown';
import { versionWords } from '../reference/describeSetting';
import type { ConfigDocument } from '../document/document';
import { checkConfig } from '../checks/checkConfig';
import type { RuleContext } from '../facts/context';
import { explainFindings } from './findings';
import { explainFlows } from './flows';
import { explainHooks } from './hooks';
import { explainMails } from './mails';
import { explainMethods } from './methods';
import type { Page } from './page';
import { explainSchemas } from './schemas';
import { explainSessions } from './sessions';

export interface ExplainContext extends Omit<Page, 'config'>, RuleContext {
  /** The name of the file, for the headline. */
  readonly fileName: string;
  /** Names of rules that are switched off. */
  readonly rulesOff: ReadonlySet<string>;
}

/**
 * One page of Markdown: what a configuration lets people do, for someone who sees it for the first time. What is said
 * is what is in force, written or by default; every sentence names its line. Secrets do not occur. Never throws.
 */
export function explainConfig(config: ConfigDocument, { fileName, rulesOff, ...context }: ExplainContext): string {
  const page: Page = { config, ...context };
  const findings = checkConfig(config, context, rulesOff);
  const sections: readonly (readonly [heading: string, text: string])[] = [
    [t('What people can do'), explainFlows(page)],
    [t('How they prove who they are'), explainMethods(page)],
    [t('Which messages are sent'), explainMails(page)],
    [t('Which hooks run'), explainHooks(page)],
    [t('Sessions and cookies'), explainSessions(page)],
    [t('Who they are: identity schemas'), explainSchemas(page)],
    [t('What is wrong'), explainFindings(page, findings)],
  ];
  return [
    `# ${escapeText(fileName)}`,
    t(
      'What this configuration lets people do, on Kratos {0}. What is not written is at its default.',
      versionWords(page.version),
    ),
    ...(config.broken ? [t('The file cannot be read whole, so something may be missing here.')] : []),
    ...sections.map(([heading, text]) => `## ${heading}\n\n${text}`),
  ]
    .join('\n\n')
    .concat('\n');
}
