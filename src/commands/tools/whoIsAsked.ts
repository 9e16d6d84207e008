import { t } from '@vscode/l10n';
import { simulate } from '../../config/simulator/simulate';
import { codeBlock } from '../../kratos/knowledge/markdown';
import { toSetup } from '../../language/whoIsAsked/readSetup';
import { findConfig } from '../config/findConfig';
import { summarise } from '../config/whoIsAsked';
import type { CommandContext } from '../commandContext';
import type { Asked } from '../contracts/tools';

/** Whether somebody is asked for a second factor, as plain data. */
export async function answerWhoIsAsked(
  context: CommandContext,
  { uri, person }: Asked<'kratosFlows_whoIsAsked'>,
): Promise<string> {
  const found = await findConfig(context, { uri });
  if (!found) return t('There is no Kratos configuration: name a file, or open one.');
  const setup = await toSetup(found);
  const { version, ...answer } = summarise(setup.document.uri, simulate(setup, person ?? nobodyInParticular));
  return [t('For Kratos {0}:', version), codeBlock('json', JSON.stringify(answer, undefined, 2))].join('\n\n');
}

/** With a password alone, as most people have. */
const nobodyInParticular = { credentials: ['password' as const], traits: [], session: ['password'] };
