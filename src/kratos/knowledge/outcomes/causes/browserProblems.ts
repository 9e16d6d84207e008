import { t } from '@vscode/l10n';
import type { BrowserProblem } from '../../../record/browsing';
import { remedy } from '../remedies';
import type { Cause, Remedy } from '../types';

/** Why there is no browser to go on in, and what to do. */
export function explainBrowserProblem(
  problem: BrowserProblem,
): Required<Pick<Cause, 'title' | 'why' | 'todo'>> & Pick<Cause, 'literal'> {
  const path = 'kratosFlows.browser.path';
  switch (problem.kind) {
    case 'none-found':
      return {
        title: t('No browser was found'),
        why: t('Chrome, Edge or Chromium is wanted on the machine that this extension runs on.'),
        todo: t('Install one of them, or name one in the setting {0}.', path),
      };
    case 'not-a-program':
      return {
        title: t('{0} is no browser that can be started', problem.file),
        why: t('The setting {0} names it.', path),
        todo: t('Correct the setting, or empty it: then Chrome, Edge or Chromium is looked for.'),
      };
    case 'shut-in':
      return {
        title: t('This browser cannot be spoken to'),
        why:
          problem.by === 'flatpak'
            ? t('{0} belongs to Flatpak, which lets no pipe through to it.', problem.file)
            : t('{0} is a browser of Windows: no pipe leads there from Linux.', problem.file),
        todo: t(
          'Install Chrome, Edge or Chromium as a package of this Linux, or name another in the setting {0}.',
          path,
        ),
      };
    case 'no-display':
      return {
        title: t('There is no display for a browser'),
        why: t('The extension runs on a machine without one: over SSH, in a container, or on a server.'),
        todo: t(
          'Open the folder in a window of your own machine, or forward a display. What needs no page can be done in the form here.',
        ),
      };
    case 'no-sandbox':
      return {
        title: t('The browser refuses to start without its sandbox'),
        why: t('It runs as root, or the system has no sandbox for it, as in many containers.'),
        todo: t(
          'Run the editor as another user. In a container that is for this alone, --no-sandbox in the setting {0} starts it all the same.',
          'kratosFlows.browser.arguments',
        ),
      };
    case 'profile-in-use':
      return {
        title: t('The persona’s browser is open already, elsewhere'),
        why: t('Another window of the editor, or a browser that has not ended yet, works in {0}.', problem.profile),
        todo: t('Close that browser, or go on in that window.'),
      };
    case 'too-old':
      return {
        title: t('This browser is too old'),
        why: t('{0} does not know what is asked of it.', problem.version),
        todo: t('Update it, or name another in the setting {0}.', path),
      };
    case 'does-not-start':
      return {
        title: t('The browser does not start'),
        why: t('{0} ended, or gave no answer.', problem.file),
        todo: t('Start it by hand to see what is wrong, or name another in the setting {0}.', path),
        literal: problem.said,
      };
    case 'not-lent':
      return {
        title: t('The debugger brought no browser'),
        why: t(
          'The editor’s JavaScript debugger ended before a page was there. It needs Chrome on the machine where you sit, and VS Code as a program there: in a browser it can start none.',
        ),
        todo: t(
          'Close other browsers that are debugged, or install Chrome there; or go on in the form here. What the debugger said is in its own message.',
        ),
      };
    case 'lent-already':
      return {
        title: t('The debugger has a browser open for another persona'),
        why: t('It has one profile for everybody, and so one browser at a time.'),
        todo: t('Close that browser, then try again.'),
      };
    case 'cancelled':
      return {
        title: t('The browser was not waited for'),
        why: t('It was cancelled.'),
        todo: t('Go on here, or in a browser again.'),
      };
    case 'native':
      return {
        title: t('A native flow has no page'),
        why: t('A native client has a session token and no cookies, and every page goes on by cookies.'),
        todo: t(
          'For a sign-in at a provider, start the flow with return_session_token_exchange_code and a return_to; anything else is done in the form here, or as a browser persona.',
        ),
      };
  }
}

/** What the debugger could do where nothing else can. */
export function borrowing(): string {
  return t(
    'The editor’s JavaScript debugger can open one on the machine where you sit: a private window, which forgets everything at its end.',
  );
}

/** The setting that the words name, to be changed at once. */
export function settingThatHelps({ kind }: BrowserProblem, primary: boolean): Remedy | undefined {
  const name = settings[kind];
  return name === undefined
    ? undefined
    : remedy({ kind: 'open-setting', name }, t('Look at the setting'), 'settings-gear', primary);
}

const settings: Readonly<Partial<Record<BrowserProblem['kind'], string>>> = {
  'none-found': 'browser.path',
  'not-a-program': 'browser.path',
  'shut-in': 'browser.path',
  'too-old': 'browser.path',
  'does-not-start': 'browser.path',
  'no-sandbox': 'browser.arguments',
};
