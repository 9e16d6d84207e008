import { window } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import { Disposables } from './disposables';

/**
 * The output channel "Kratos Flows", made with the first line. Lines name what happened, never a value that was typed, a cookie, a token
 * or a code: callers pass text that is free of secrets (paths without query, outcome kinds, statuses).
 */
export class Log extends Disposables {
  private made: LogOutputChannel | undefined;

  private get channel(): LogOutputChannel {
    return (this.made ??= this.register(window.createOutputChannel('Kratos Flows', { log: true })));
  }

  debug(line: string): void {
    this.channel.debug(line);
  }

  info(line: string): void {
    this.channel.info(line);
  }

  warn(line: string): void {
    this.channel.warn(line);
  }

  /** A bug of ours: its stack is what helps, and stacks hold no values. */
  error(what: string, error: unknown): void {
    this.channel.error(what, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }

  show(): void {
    this.channel.show(true);
  }
}
