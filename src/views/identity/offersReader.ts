import type { Explorer } from '../../kratos/drive/explorer';
import type { IdentityDetails } from '../../kratos/identity/types';
import { personaOf, readOffers, type OffersRead, type SignedInPersona } from './personaOf';

/** Reads what the settings of somebody offer who is signed in as an identity: anew when somebody else is. */
export class OffersReader {
  private isOld = true;
  private running = new AbortController();
  /** The session that was asked last. */
  private asked = '';

  /** What was answered last; undefined while the first answer is under way. */
  answer: OffersRead | undefined;

  constructor(
    private readonly explorer: Explorer,
    private readonly connection: string,
    private readonly take: () => void,
  ) {}

  /** The next `ask` asks again. */
  outdate(): void {
    this.isOld = true;
  }

  /** Asks, unless the answer is there. */
  async ask(identity: IdentityDetails): Promise<void> {
    const found = this.find(identity);
    if (!this.isOld && sessionKey(found) === this.asked) return;
    this.isOld = false;
    this.asked = sessionKey(found);
    this.running.abort();
    const { signal } = (this.running = new AbortController());
    const answer = await readOffers(this.explorer, found, signal);
    if (signal.aborted) return;
    // The question itself may have shown that the session is over.
    this.asked = sessionKey(this.find(identity));
    this.answer = answer;
    this.take();
  }

  /** The persona who is signed in as the identity. */
  find(identity: IdentityDetails): SignedInPersona | undefined {
    return personaOf(this.explorer, this.connection, identity);
  }

  stop(): void {
    this.running.abort();
  }
}

/** Tells one session from another, and from itself at a higher level. */
function sessionKey(found: SignedInPersona | undefined): string {
  return found ? `${found.persona.id} ${found.session.session?.id ?? ''} ${found.session.session?.aal ?? ''}` : '';
}
