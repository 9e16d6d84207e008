import { t } from '@vscode/l10n';
import { simulate } from '../../config/simulator/simulate';
import { codeBlock } from '../../kratos/knowledge/markdown';
import { toSetup } from '../../language/whoIsAsked/readSetup';
import { summarise } from '../config/whoIsAsked';
import type { CommandContext } from '../commandContext';
import type { Asked } from '../contracts/tools';
import { findAsked } from './findAsked';

/** Whether somebody is asked for a second factor, as plain data. */
export async function answerWhoIsAsked(
  context: CommandContext,
  { uri, person }: Asked<'kratosFlows_whoIsAsked'>,
): Promise<string> {
  const setup = await toSetup(await findAsked(context, uri));
  const { version, ...answer } = summarise(setup.document.uri, simulate(setup, person ?? nobodyInParticular));
  return [t('For Kratos {0}:', version), codeBlock('json', JSON.stringify(answer, undefined, 2))].join('\n\n');
}

/** With a password alone, as most people have. */
const nobodyInParticular = { credentials: ['password' as const], traits: [], session: ['password'] };
