import { t } from '@vscode/l10n';
import type { Ability } from '../../../kratos/record/abilities';
import { actionId } from '../actions';
import type { ProblemView } from '../../../protocol/state';

/** Nothing is sent from a workspace that is not trusted. */
export function untrusted(): ProblemView {
  return {
    tone: 'warn',
    title: t('The workspace is not trusted'),
    why: t(
      'Nothing is sent from a workspace that you have not trusted, since it could be made to misuse your credentials.',
    ),
    todo: t('Trust the workspace to go on; what you typed stays.'),
    actions: [],
  };
}

/** What a record cannot do for want of a persona or a connection. */
export function lacking({ lacks, what, missing, todo }: Extract<Ability, { can: false }>): ProblemView {
  const openAs = { id: actionId({ kind: 'open-as' }), label: t('Open as a persona…'), icon: 'person-add' };
  return {
    tone: 'neutral',
    title: t('Nothing can be sent for this flow'),
    why: what,
    missing,
    todo,
    actions: lacks === 'persona' ? [openAs] : [],
  };
}

/** A transient payload that Kratos would refuse, with the whole body. */
export function brokenPayload({ problem }: { readonly problem: string }): ProblemView {
  return {
    tone: 'warn',
    title: t('The transient payload cannot be sent'),
    why: problem,
    todo: t('Correct it behind the gear below the form, or empty it. Nothing was sent.'),
    actions: [],
  };
}

/** A link of another scheme than http and https. */
export function deadLink(url: string): ProblemView {
  return {
    tone: 'warn',
    title: t('This address is not opened'),
    why: t('Only http and https addresses are; this one could run a script or start a program.'),
    literal: url,
    actions: [],
  };
}

/** A file that a server named is not in the workspace. */
export function noSuchFile(path: string): ProblemView {
  return {
    tone: 'warn',
    title: t('This file is not in the workspace'),
    why: t(
      'The server reads it where it runs. It is opened here when a folder of the workspace has a file of that name.',
    ),
    literal: path,
    actions: [],
  };
}

/** A fault of ours. `detail` is free of secrets. */
export function fault(detail: string | undefined): ProblemView {
  return {
    tone: 'bad',
    title: t('Something went wrong in the extension'),
    why: t('This is a fault of the extension, not of the server. What you typed is still here.'),
    todo: t('Try it once more; the log “Kratos Flows” holds the details.'),
    ...(detail === undefined ? {} : { literal: detail }),
    actions: [],
  };
}
