import type { Connection } from '../../kratos/record/types';
import type { Configuration, PanelParts } from './ports';

/** Reads the configuration of the connection that is shown, and tells when there is another one. */
export class AheadLook {
  private asked = '';
  /** The connection that was read for last. */
  private owner: string | undefined;
  private found: Configuration | undefined;
  private read = false;

  constructor(
    private readonly parts: Pick<PanelParts, 'editor' | 'log'>,
    private readonly changed: () => void,
  ) {}

  /** What was read last. */
  get current(): Configuration | undefined {
    return this.found;
  }

  /** Whether it is known by now if there is one. */
  get isRead(): boolean {
    return this.read;
  }

  /** Reads it for another connection or version than before, or once more after `again`. */
  of(connection: Connection | undefined, version: string | undefined): void {
    const wanted = `${connection?.id ?? ''} ${connection?.publicUrl ?? ''} ${version ?? ''}`;
    if (wanted === this.asked) return;
    this.asked = wanted;
    // What was read before stays in sight until it is read again.
    if (connection?.id !== this.owner) this.read = false;
    this.owner = connection?.id;
    if (!connection) return;
    const { editor, log } = this.parts;
    editor.configurationOf(connection, version).then(
      (found) => {
        if (wanted !== this.asked) return;
        this.found = found;
        this.read = true;
        this.changed();
      },
      (error: unknown) => {
        log.error('The configuration could not be read', error);
      },
    );
  }

  /** A file was saved: what was read may not be so any more. The next picture has it read again. */
  again(): void {
    this.asked = '';
  }
}
