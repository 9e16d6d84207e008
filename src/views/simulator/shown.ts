import { Uri } from 'vscode';
import { readPerson, type Somebody } from '../../config/simulator/person';

/** The view type of the page; VS Code keeps it with an open page over a restart. */
export const whoIsAskedType = 'kratosFlows.whoIsAsked';

/** What the page shows: where the configuration stands, and who is asked, where that is known. */
export interface Shown {
  readonly uri: Uri;
  readonly who?: Somebody;
}

/** What the editor keeps of a page over a reload, as plain data. */
export interface KeptPage extends Readonly<Record<string, unknown>> {
  readonly uri: string;
  readonly who?: Pick<Somebody, 'person' | 'name'>;
}

/** What is kept of a page. What a server tells of somebody is not, nor are addresses, whoever gave them. */
export function toKeptPage({ uri, who }: Shown): KeptPage {
  const isPrivate = who?.isLive === true || who?.person.codes !== undefined || who?.person.verifiable !== undefined;
  return {
    uri: uri.toString(),
    ...(who && !isPrivate && { who: { person: who.person, name: who.name } }),
  };
}

/** Reads what was kept; undefined when it is nothing of ours. */
export function readKept(state: unknown): Shown | undefined {
  const { uri, who } = (state ?? {}) as Partial<Readonly<Record<keyof KeptPage, unknown>>>;
  if (typeof uri !== 'string' || uri === '') return undefined;
  const { person: given, name } = (who ?? {}) as Partial<Readonly<Record<keyof Somebody, unknown>>>;
  const person = readPerson(given);
  return { uri: Uri.parse(uri), ...(person && typeof name === 'string' && { who: { person, name } }) };
}
