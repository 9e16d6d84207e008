import { window } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import { redactText } from '../kratos/exchange/redact';
import { Disposables } from './disposables';
import { errorText, withoutSecrets } from './openText';

/**
 * The output channel "Kratos Flows", made with the first line. Lines name what happened. Whatever they are given goes
 * through redaction here, stacks and messages of errors too: these quote what was typed or pasted.
 */
export class Log extends Disposables {
  private made: LogOutputChannel | undefined;

  /** `secrets`: all values that are known to be secret by now. */
  constructor(private readonly secrets: () => readonly string[]) {
    super();
  }

  private get channel(): LogOutputChannel {
    return (this.made ??= this.register(window.createOutputChannel('Kratos Flows', { log: true })));
  }

  debug(line: string): void {
    this.channel.debug(redactText(line, this.secrets()));
  }

  info(line: string): void {
    this.channel.info(redactText(line, this.secrets()));
  }

  warn(line: string): void {
    this.channel.warn(redactText(line, this.secrets()));
  }

  /**
   * A bug of ours: its stack is what helps. Yields the error as it may be thrown on: without secrets, since the editor
   * logs it too.
   */
  error(what: string, error: unknown): unknown {
    const secrets = this.secrets();
    this.channel.error(redactText(what, secrets), errorText(error, secrets));
    return withoutSecrets(error, secrets);
  }

  show(): void {
    this.channel.show(true);
  }
}
