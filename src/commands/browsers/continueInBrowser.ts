import { t } from '@vscode/l10n';
import { isWebLink } from '../../kratos/flow/origins';
import type { CommandContext, Verb } from '../commandContext';
import type { Arguments } from '../contracts/index';
import { findFlow } from '../flows/findFlow';
import { findPersona, isBrowser } from '../personas/findPersona';
import { announceProblem } from './announceProblem';
import { orBorrow } from './orBorrow';

/**
 * Goes on with a flow, or as a persona, in that persona's own browser. What hinders it is shown in the flow's panel, or
 * told where there is none.
 */
export const run: Verb<'kratosFlows.continueInBrowser'> = async (context, given) => {
  const title = t('Continue in a browser');
  const { url } = given;
  if (url !== undefined && !isWebLink(url)) throw new Error(t('“{0}” is no http or https address.', url));
  const flow = await findErrand(context, given, title);
  const personaId = flow?.personaId ?? (await findPersona(context, given, title, isBrowser))?.id;
  if (personaId === undefined) return undefined;
  const { browsers, personas } = await context.explorer();
  const state = await orBorrow(flow ? (given.debugger ?? false) : given.debugger, (borrows, signal) =>
    browsers.goOn(personaId, { flowId: flow?.id, url, borrows }, signal),
  );
  if (flow) await context.showFlow(flow.id);
  else announceProblem(context, personas.get(personaId)?.name ?? '', state);
  context.log.info(`Browser: ${state.problem?.kind ?? state.status}`);
  return { persona: personaId, status: state.status, ...(state.problem && { problem: state.problem.kind }) };
};

/** The flow that was named; with neither flow nor persona, the one in front. */
async function findErrand(
  context: CommandContext,
  given: Arguments['kratosFlows.continueInBrowser'],
  title: string,
): ReturnType<typeof findFlow> {
  if (given.id !== undefined) return findFlow(context, given, title);
  const current = given.persona === undefined && given.url === undefined ? context.activeFlow() : undefined;
  return current === undefined ? undefined : (await context.explorer()).flows.get(current);
}
