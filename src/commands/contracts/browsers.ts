/** The contracts of the commands about the real browsers of personas. */
import * as v from 'valibot';
import { contract } from './contract';
import { flag, flowId, text, who } from './fields';

const borrows = flag(
  'The editor’s JavaScript debugger opens the browser, on the machine at which the person sits: for remote windows.',
);

export const browserContracts = {
  'kratosFlows.continueInBrowser': contract({
    title: 'Continue in a Browser',
    does: 'Goes on with a flow (or, without one, as a persona) in a real browser of that persona, with its cookies, which come back by themselves',
    asksFor: ['persona'],
    arguments: v.object({
      ...who,
      id: flowId,
      url: text('A page to open in place of that of the flow.'),
      debugger: borrows,
    }),
  }),
  'kratosFlows.watchApp': contract({
    title: 'Watch My App…',
    does: 'Opens a page of your own app in a persona’s browser, and shows what it exchanges with Kratos as flows, with what the page does wrong',
    asksFor: ['persona', 'url'],
    arguments: v.object({ ...who, url: text('The page to open.'), debugger: borrows }),
  }),
  'kratosFlows.stopWatching': contract({
    title: 'Stop Watching',
    does: 'Watches the browser of a persona no more; it stays open',
    asksFor: ['persona'],
    arguments: v.object(who),
  }),
  'kratosFlows.showBrowser': contract({
    title: 'Bring Browser to Front',
    does: 'Brings the browser of a persona to the front',
    asksFor: ['persona'],
    arguments: v.object(who),
  }),
  'kratosFlows.closeBrowser': contract({
    title: 'Close Browser',
    does: 'Closes the browser of a persona; its cookies are kept',
    asksFor: ['persona'],
    arguments: v.object(who),
  }),
};
