import { t } from '@vscode/l10n';
import { buildAnswer } from '../flow/form/submission';
import type { Entries, Submission } from '../flow/form/form.types';
import type { Flow } from '../flow/types';
import { askedSite, readCeremonies, type Ceremony } from '../webauthn/ceremony';
import { nextKeyName } from '../webauthn/fitting';
import { makeKey } from '../webauthn/make';
import { readKeyPress, type KeyPress } from '../webauthn/press';
import { nextCount, signWith } from '../webauthn/sign';
import type { CreateOptions, SoftwareKey } from '../webauthn/types';
import { currentRealm, type Client, type DriverContext } from './context';
import { pageOrigin } from './pageOrigin';
import type { Press } from './types';

/** A press that a key has answered: what is sent, and the key as it is once the server has taken the answer. */
export interface KeyUse {
  readonly submission: Submission;
  readonly key: SoftwareKey;
}

/**
 * Has a key of the persona answer what a flow asks for, as a page of the known origin would. Undefined for a press that
 * asks no key, and where the flow or the persona has no such thing (any more). A key that is made is not kept yet.
 */
export async function useKey(
  drive: DriverContext,
  client: Client,
  flow: Flow,
  press: Press,
): Promise<KeyUse | undefined> {
  const asked = findAsked(flow, press.submitter);
  if (!asked) return undefined;
  const { ceremony, wanted } = asked;
  const { softwareKeys = [] } = await drive.personas.keys(client.persona.id, currentRealm(drive, client));
  const origin = pageOrigin(drive, client, askedSite(ceremony), flow);
  const now = drive.now();
  const submit = (answer: string): Submission => submissionOf(flow, ceremony, answer, press);
  if (ceremony.kind === 'create') {
    if ('problem' in ceremony.read) return undefined;
    const { options } = ceremony.read;
    const account = accountOf(flow, ceremony, options, press.entries);
    const { key, answer } = makeKey(options, origin, {
      method: ceremony.method,
      name: nextKeyName(
        client.persona.name,
        softwareKeys.map(({ name }) => name),
      ),
      ...(account !== undefined && { account }),
      madeIn: flow.id,
      madeAt: now,
    });
    return { key, submission: submit(answer) };
  }
  const key = softwareKeys.find(({ id }) => id === wanted.key);
  if (!key || 'problem' in ceremony.read) return undefined;
  const answer = signWith(key, ceremony.read.options, origin);
  return { key: { ...key, signCount: nextCount(key), usedAt: now }, submission: submit(answer) };
}

/** What such a press would send, but for the answer: that is signed when it is sent. */
export function previewKeyUse(flow: Flow | undefined, press: Press): Submission | undefined {
  const asked = flow && findAsked(flow, press.submitter);
  if (!asked) return undefined;
  const answer = {
    ...(asked.wanted.key !== undefined && { id: asked.wanted.key }),
    response: t('signed when it is sent'),
  };
  return submissionOf(flow, asked.ceremony, JSON.stringify(answer), press);
}

function findAsked(
  flow: Flow,
  submitter: string,
): { readonly ceremony: Ceremony; readonly wanted: KeyPress } | undefined {
  const wanted = readKeyPress(submitter);
  const ceremony = wanted && readCeremonies(flow).find(({ trigger }) => trigger === wanted.trigger);
  return ceremony && { ceremony, wanted };
}

function submissionOf(flow: Flow, { answer, group }: Ceremony, value: string, press: Press): Submission {
  return buildAnswer(flow, { name: answer, value, group }, press.entries, press.encoding);
}

/**
 * What the account is called. A registration by passkey names the site instead, and the field that has the name, as
 * Kratos's script reads it. A security key is told only the site: it has the name that it is given.
 */
function accountOf(flow: Flow, { method }: Ceremony, options: CreateOptions, entries: Entries): string | undefined {
  const fallback = method === 'webauthn' ? '' : options.userName;
  const field = method === 'webauthn' ? 'webauthn_register_displayname' : options.nameField;
  const node = flow.nodes.find((one) => one.type === 'input' && one.name === field);
  const given = node?.type === 'input' ? (entries[node.name] ?? node.value) : undefined;
  const text = typeof given === 'object' ? given.join(', ') : String(given ?? '');
  return [text.trim(), fallback].find((name) => name !== '');
}
