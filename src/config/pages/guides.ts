import { translated } from '../../kratos/knowledge/translated';
import aal2IsRefused from './guides/aal2-is-refused-in-the-configuration.json';
import askedToConfirmAndToStepUp from './guides/asked-to-confirm-and-to-step-up.json';
import authenticatorNeverConfirmed from './guides/authenticator-never-confirmed.json';
import csrfWithoutACookie from './guides/csrf-without-a-cookie.json';
import everybodyIsAskedForACode from './guides/everybody-is-asked-for-a-code.json';
import namesAnotherHost from './guides/answer-422-names-another-host.json';
import passwordChangedByAProgram from './guides/password-changed-by-a-program.json';

/** What several people came with who were stuck: what they saw, why, and the way out. */
export interface Guide {
  readonly title: string;
  /** What it is about, in a few words for lists of pages. */
  readonly meaning: string;
  readonly symptom: readonly Block[];
  readonly cause: readonly Block[];
  /** In the order in which it is done, or tried. */
  readonly wayOut: readonly Block[];
  /** What is not the same in every version. */
  readonly differences?: readonly Block[];
  /** Ids, codes of findings and paths of settings that it is about. */
  readonly names: readonly string[];
}

/** A paragraph, and what it looks like. Code spans, and words between asterisks for what the editor offers. */
export interface Block {
  readonly meaning: string;
  readonly code?: string;
  readonly language?: string;
}

/** By the names of their files, which are the names of their pages. Those that most people come with stand first. */
const guides: Readonly<Record<string, Guide>> = {
  'everybody-is-asked-for-a-code': everybodyIsAskedForACode,
  'csrf-without-a-cookie': csrfWithoutACookie,
  'answer-422-names-another-host': namesAnotherHost,
  'authenticator-never-confirmed': authenticatorNeverConfirmed,
  'asked-to-confirm-and-to-step-up': askedToConfirmAndToStepUp,
  'aal2-is-refused-in-the-configuration': aal2IsRefused,
  'password-changed-by-a-program': passwordChangedByAProgram,
};

/** All guides in the editor's language, by the names of their pages. */
export function allGuides(): readonly { readonly name: string; readonly guide: Guide }[] {
  return Object.entries(guides).map(([name, guide]) => ({ name, guide: translated(guide) }));
}

/** The guides that are about a name. */
export function guidesAbout(name: string): readonly { readonly name: string; readonly guide: Guide }[] {
  return allGuides().filter(({ guide }) => guide.names.includes(name));
}
