import { readConfig } from '../../../../../src/config/document/readConfig';
import { checkRules } from '../../../../../src/config/checks/rules/index';
import type { RuleContext } from '../../../../../src/config/facts/context';

/** What the rules say of a configuration: `code: text that it stands at`, in order. With `only`, of that rule alone. */
export function findings(text: string, context: Partial<RuleContext> = {}, only?: string): string[] {
  return checkRules(readConfig(text), { version: 'v26.2.0', schemas: [], ...context })
    .filter(({ code }) => only === undefined || code === `kratos/${only}`)
    .map(({ code, start, end }) => `${code.replace('kratos/', '')}: ${text.slice(start, end)}`);
}
