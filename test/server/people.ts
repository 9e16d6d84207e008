import { totpCode } from '../../src/kratos/authenticator/totp';
import { createExplorer } from '../../src/kratos/drive/explorer';
import type { Explorer, ExplorerParts } from '../../src/kratos/drive/explorer';
import type { FollowStep } from '../../src/kratos/drive/types';
import { buildForm } from '../../src/kratos/flow/form/form';
import type { Entries } from '../../src/kratos/flow/form/form.types';
import type { ClientKind, FlowParameters, FlowType } from '../../src/kratos/flow/types';
import type { PersonaSession, FlowRecord } from '../../src/kratos/record/types';
import { keyPressId } from '../../src/kratos/webauthn/press';
import type { SoftwareKey } from '../../src/kratos/webauthn/types';
import { createTransport } from '../../src/kratos/wire/transport';
import type { Kratos } from '../kit';
import { memoryStorage } from '../kit/storage';
import type { Storage } from '../kit/storage';

export const password = 'correct-horse-4242';

/** The core, connected to a server under the id `practice`; with `more` of its parts than most need. */
export function exploring(
  kratos: Pick<Kratos, 'publicUrl' | 'adminUrl'>,
  storage: Storage = memoryStorage(),
  more: Partial<ExplorerParts> = {},
): Explorer {
  const { publicUrl, adminUrl } = kratos;
  return createExplorer({
    transport: createTransport(),
    vault: storage.vault,
    documents: storage.documents,
    connections: () => [{ id: 'practice', name: 'practice', publicUrl, adminUrl }],
    apiKey: () => Promise.resolve(undefined),
    ...more,
  });
}

/** Somebody at a keyboard: a persona and what it does, one sentence per method. */
export class Person {
  readonly id: string;

  constructor(
    readonly explorer: Explorer,
    name: string,
    readonly client: ClientKind,
  ) {
    const wanted = { name, client, connectionId: 'practice' };
    this.id = (explorer.personas.find(wanted) ?? explorer.personas.add(wanted)).id;
  }

  get session(): PersonaSession {
    return this.explorer.personas.session(this.id);
  }

  start(type: FlowType, parameters: FlowParameters = {}): Promise<FlowRecord> {
    return this.explorer.driver.start({ personaId: this.id, type, parameters });
  }

  press(flow: FlowRecord, submitter: string, entries: Entries = {}): Promise<FlowRecord> {
    return this.explorer.driver.submit(flow.id, { submitter, entries, encoding: 'json' });
  }

  /** Has a key answer the button of this name: a new one when none is named. */
  pressKey(flow: FlowRecord, trigger: string, key?: SoftwareKey, entries: Entries = {}): Promise<FlowRecord> {
    return this.press(flow, keyPressId({ trigger, ...(key && { key: key.id }) }), entries);
  }

  async softwareKeys(): Promise<readonly SoftwareKey[]> {
    return (await this.explorer.personas.keys(this.id)).softwareKeys ?? [];
  }

  follow(flow: FlowRecord, step: FollowStep): Promise<FlowRecord> {
    return this.explorer.driver.follow(flow.id, step);
  }

  /** Follows the `continue_with` item with this action. */
  followSuggestion(flow: FlowRecord, action: string): Promise<FlowRecord> {
    const list = flow.outcome && 'continueWith' in flow.outcome ? flow.outcome.continueWith : [];
    return this.follow(flow, { kind: 'continue', index: list.findIndex((item) => item.action === action) });
  }

  /** The flow in which the work of this one went on. */
  next(flow: FlowRecord): FlowRecord | undefined {
    return flow.next === undefined ? undefined : this.explorer.flows.get(flow.next);
  }

  /** Through both steps where the server asks for the profile first. */
  async register(email: string): Promise<FlowRecord> {
    const flow = await this.start('registration');
    const traits = { 'traits.email': email };
    const profiled = submitters(flow).includes('method=profile')
      ? await this.press(flow, 'method=profile', traits)
      : flow;
    return this.press(profiled, 'method=password', { ...traits, password });
  }

  async logIn(email: string, secret = password): Promise<FlowRecord> {
    return this.press(await this.start('login'), 'method=password', { identifier: email, password: secret });
  }

  /** Enrols TOTP in a settings flow of its own, as the authenticator built in does it. */
  async enrolTotp(): Promise<FlowRecord> {
    const flow = await this.start('settings');
    return this.press(flow, 'method=totp', { totp_code: codeOf(secretShown(flow)) });
  }

  /** The present code of the persona's authenticator. */
  async code(): Promise<string> {
    const { totp } = await this.explorer.personas.keys(this.id);
    return codeOf(totp?.secret ?? '');
  }
}

export function submitters({ flow }: FlowRecord): readonly string[] {
  return flow ? buildForm(flow).groups.flatMap((group) => group.submitters.map(({ key }) => key)) : [];
}

/** The ids of all messages that the flow shows, those of its fields included. */
export function messageIds({ flow }: FlowRecord): readonly number[] {
  return flow ? [...flow.messages, ...flow.nodes.flatMap((node) => node.messages)].map(({ id }) => id) : [];
}

export function secretShown({ flow }: FlowRecord): string {
  const field =
    flow &&
    buildForm(flow)
      .groups.flatMap((group) => group.fields)
      .find((one) => one.kind === 'text' && one.secret);
  return field?.kind === 'text' ? (field.secret ?? '') : '';
}

function codeOf(secret: string): string {
  return totpCode(secret, Date.now())?.code ?? 'no code';
}
