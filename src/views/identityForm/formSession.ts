import { t } from '@vscode/l10n';
import type { IdentityParts } from '../../kratos/admin/identityParts/identityParts';
import type { IdentityWrites, WriteAnswer } from '../../kratos/admin/identityWrites/identityWrites';
import type { FormSubject } from '../../kratos/admin/identityWrites/formSubject';
import type { AdminIdentities } from '../../kratos/admin/types';
import { addItem, removeItem, typeInto } from '../../kratos/identity/form/change';
import { bodyOf, buildIdentityForm, newBody, type IdentityBody } from '../../kratos/identity/form/identityForm';
import { readForm, type FormReading } from '../../kratos/identity/form/read';
import type { FormNode } from '../../kratos/flow/form/formNode';
import type { IdentityDetails } from '../../kratos/identity/types';
import { isSame } from '../../kratos/identity/patch/diff';
import { identityName } from '../../kratos/knowledge/identityName';
import type { FromIdentityForm, IdentityFormState } from '../../protocol/identityForm';
import { listActions } from './formActions';
import { viewRefusal } from './refusalViews';
import { prepare, takeTheirs, type Pending } from './review';

/** What reads and writes what a form is about. */
export interface FormWriters {
  readonly parts: Pick<IdentityParts, 'identity'>;
  readonly writes: Pick<IdentityWrites, 'create' | 'patch'>;
  readonly identities: Pick<AdminIdentities, 'read'>;
}

/**
 * A form of an identity from its first picture to what the server says of it. What is typed is kept here, in memory
 * alone. `changed` is called when there is something to draw.
 */
export class FormSession {
  private node: FormNode;
  private base: IdentityBody;
  private problems: IdentityFormState['problems'] = [];
  private said: IdentityFormState['said'];
  private pending: Pending | undefined;
  private isBusy = false;
  private isTouched = false;
  private numberRead = 0;
  /** The identity that was made or changed. */
  private written: IdentityDetails | undefined;
  changed: () => void = () => undefined;

  constructor(
    readonly subject: FormSubject,
    private readonly writers: FormWriters,
    private readonly told: (identity: IdentityDetails, kind: 'made' | 'changed') => void,
  ) {
    this.base = subject.identity ? bodyOf(subject.identity) : (subject.given ?? {});
    this.node = this.build(this.base);
    if (subject.schema === undefined)
      this.said = { tone: 'warn', what: t('The schema could not be read, so the traits are typed as JSON.') };
  }

  /** Whether something was typed that is not sent. */
  get isDirty(): boolean {
    return this.isTouched;
  }

  /** The id of the identity that there is by now. */
  get identityId(): string | undefined {
    return this.written?.id ?? this.subject.identity?.id;
  }

  get state(): IdentityFormState {
    const { identity, connection, schemaId, invites } = this.subject;
    const isNew = identity === undefined;
    const isMade = isNew && this.written !== undefined;
    return {
      title: isNew ? (invites ? t('Invite an identity') : t('New identity')) : identityName(this.written ?? identity),
      connection: connection.name,
      schema: schemaId,
      form: this.node,
      problems: this.problems,
      ...(this.said && { said: this.said }),
      ...(this.pending && { review: this.pending.view }),
      isBusy: this.isBusy,
      actions: listActions({
        isNew,
        isMade,
        isTouched: this.isTouched,
        invites: invites === true,
        pending: this.pending,
      }),
      read: this.numberRead,
    };
  }

  /** Takes what is typed. Nothing is drawn for a text: the page shows it already. */
  take(message: Extract<FromIdentityForm, { number: number }>): void {
    this.numberRead = message.number;
    this.isTouched = true;
    switch (message.type) {
      case 'type':
        this.node = typeInto(this.node, message.path, message.text);
        return;
      case 'add':
        this.node = addItem(this.node, message.path);
        break;
      case 'remove':
        this.node = removeItem(this.node, message.path, message.position);
    }
    this.problems = [];
    this.changed();
  }

  /** What was kept is shown again. */
  welcomeBack(): void {
    if (this.isTouched && !this.pending) this.said = { tone: 'warn', what: t('This was typed before, and not sent.') };
  }

  /** Back from what would be sent to the form. */
  back(): void {
    this.pending = undefined;
    this.changed();
  }

  /** Begins anew: with what the server has, with what a new one was to begin with, or with nothing for another. */
  startOver(given: IdentityBody = this.subject.given ?? {}): void {
    const { identity } = this.subject;
    this.reset(identity ? bodyOf(this.written ?? identity) : given);
    if (!identity) this.written = undefined;
    this.changed();
  }

  /** Leaves what somebody else wrote, and keeps what was typed beside it. */
  theirs(): void {
    if (!this.pending) return;
    const { now } = this.pending;
    const wanted = takeTheirs(this.base, readForm(this.node).value, now);
    this.reset(now);
    this.node = this.build(wanted as IdentityBody);
    this.isTouched = !isSame(now, wanted);
    this.said = {
      tone: 'warn',
      what: t('Their changes stand in the form now, and yours where nobody else had changed anything.'),
    };
    this.changed();
  }

  /** Makes the identity, or shows what a change would send; then sends it. */
  async send(): Promise<void> {
    const reading = readForm(this.node);
    if (!this.takeReading(reading)) return;
    await this.whileBusy(async () => {
      const { identity } = this.subject;
      if (!identity) await this.create(reading.value);
      else if (this.pending) await this.patch(identity.id, reading.value);
      else await this.review(identity.id, reading.value);
    });
  }

  private async create(value: unknown): Promise<void> {
    const { connection, schemaId } = this.subject;
    const body = newBody(schemaId, value);
    await this.takeAnswer(await this.writers.writes.create(connection, body), body, 'made');
  }

  private async review(id: string, value: unknown): Promise<void> {
    if (isSame(this.base, value)) {
      this.said = { tone: 'warn', what: t('Nothing is changed.') };
      return;
    }
    const now = await this.readNow(id);
    if (now) this.pending = prepare(this.base, value, now);
  }

  private async patch(id: string, value: unknown): Promise<void> {
    const { pending } = this;
    const now = await this.readNow(id);
    if (!now || !pending) return;
    if (!isSame(now, pending.now)) {
      this.pending = prepare(this.base, value, now);
      this.said = { tone: 'warn', what: t('It was changed again in this moment, so nothing was sent.') };
      return;
    }
    const { operations } = pending;
    if (operations.length === 0) {
      this.reset(now);
      this.said = { tone: 'good', what: t('Somebody else has made the same change.') };
      return;
    }
    await this.takeAnswer(await this.writers.writes.patch(this.subject.connection, id, operations), value, 'changed');
  }

  /** What the identity is now; undefined once it was said that it cannot be read. */
  private async readNow(id: string): Promise<IdentityBody | undefined> {
    const answer = await this.writers.parts.identity(this.subject.connection, id);
    if (answer.kind === 'identity') return bodyOf(answer.identity);
    this.pending = undefined;
    this.said = {
      tone: 'bad',
      what:
        answer.isThere === false ? t('The identity was deleted meanwhile. What you typed stays here.') : answer.what,
      ...(answer.todo !== undefined && { todo: answer.todo }),
    };
    return undefined;
  }

  private takeReading({ problems }: FormReading): boolean {
    this.problems = problems;
    this.said =
      problems.length > 0
        ? { tone: 'bad', what: t('Some parts are not filled in right; nothing was sent.') }
        : undefined;
    if (problems.length > 0) this.changed();
    return problems.length === 0;
  }

  private async takeAnswer(answer: WriteAnswer, body: unknown, kind: 'made' | 'changed'): Promise<void> {
    if (answer.kind === 'problem') {
      const { identities } = this.writers;
      const { connection } = this.subject;
      const shown = await viewRefusal(answer, { identities, connection, body, own: this.subject.identity?.id });
      this.pending = undefined;
      this.problems = shown.problems;
      this.said = shown.said;
      return;
    }
    this.written = answer.identity;
    this.reset(bodyOf(answer.identity));
    this.said = { tone: 'good', what: kind === 'made' ? t('The identity is made.') : t('The change is written.') };
    this.told(answer.identity, kind);
  }

  private reset(body: IdentityBody): void {
    this.base = body;
    this.node = this.build(body);
    this.problems = [];
    this.said = undefined;
    this.pending = undefined;
    this.isTouched = false;
  }

  private build(body: IdentityBody): FormNode {
    const { schema, hasExternalId, identity } = this.subject;
    return buildIdentityForm({ schema, body, hasExternalId, withPassword: identity === undefined });
  }

  private async whileBusy(work: () => Promise<void>): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.changed();
    try {
      await work();
    } finally {
      this.isBusy = false;
      this.changed();
    }
  }
}
