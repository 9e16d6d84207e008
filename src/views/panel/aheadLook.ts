import type { Connection } from '../../kratos/record/types';
import type { Configuration, PanelParts } from './ports';

/** Reads the configuration of the connection that is shown, and tells when there is another one. */
export class AheadLook {
  private asked = '';
  private found: Configuration | undefined;

  constructor(
    private readonly parts: Pick<PanelParts, 'editor' | 'log'>,
    private readonly changed: () => void,
  ) {}

  /** What was read last. */
  get current(): Configuration | undefined {
    return this.found;
  }

  /** Reads it for another connection or version than before. */
  of(connection: Connection | undefined, version: string | undefined): void {
    const wanted = `${connection?.id ?? ''} ${connection?.publicUrl ?? ''} ${version ?? ''}`;
    if (wanted === this.asked) return;
    this.asked = wanted;
    this.found = undefined;
    if (!connection) return;
    const { editor, log } = this.parts;
    editor.configurationOf(connection, version).then(
      (found) => {
        if (wanted !== this.asked || (found === undefined && this.found === undefined)) return;
        this.found = found;
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
