import { LanguageModelTextPart, LanguageModelToolResult } from 'vscode';
import { redactText } from '../../kratos/exchange/redact';
import { isTrusted } from '../../platform/trust';
import type { CommandContext } from '../commandContext';
import { readArguments } from '../contracts/read';
import { answerCheck } from './checkConfiguration';
import { listConnections } from './connections';
import { toolContracts, type Asked, type ToolContract, type ToolName } from '../contracts/tools';
import { answerExplain } from './explain';
import { describeCurrentFlow, describeNextStep } from './flows';
import { answerWhoIsAsked } from './whoIsAsked';

/** What answers a tool. Markdown; what it says of a mistake is a sentence that is thrown. */
type Answering<Name extends ToolName> = (context: CommandContext, asked: Asked<Name>) => Promise<string> | string;

const answers: { readonly [Name in ToolName]: Answering<Name> } = {
  kratosFlows_explain: answerExplain,
  kratosFlows_checkConfiguration: answerCheck,
  kratosFlows_whoIsAsked: answerWhoIsAsked,
  kratosFlows_currentFlow: describeCurrentFlow,
  kratosFlows_nextStep: describeNextStep,
  kratosFlows_connections: listConnections,
};

/**
 * Answers a language model, which hands on what it hears to somebody else's server: whatever an answer is made of, no
 * secret that a persona has and none that can be told by its look is in it. Throws a sentence when what was asked is
 * not what the contract says.
 */
export async function answerTool(
  context: CommandContext,
  tool: ToolName,
  given: unknown,
): Promise<LanguageModelToolResult> {
  const contract: ToolContract = toolContracts[tool];
  const asked = readArguments(tool, contract, given);
  const answer = await (answers[tool] as Answering<ToolName>)(context, asked);
  // Before the workspace is trusted there are no personas.
  const known = isTrusted() ? (await context.explorer()).personas.allSecrets() : [];
  return new LanguageModelToolResult([new LanguageModelTextPart(redactText(answer, known, 'text/markdown'))]);
}
