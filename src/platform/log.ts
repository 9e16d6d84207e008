import { window } from 'vscode';
import type { LogOutputChannel } from 'vscode';
import { Disposables } from './disposables';

type Redaction = typeof import('./openText');

/**
 * The output channel "Kratos Flows", made with the first line. Lines name what happened. Whatever they are given goes
 * through redaction here, stacks and messages of errors too: these quote what was typed or pasted.
 */
export class Log extends Disposables {
  private made: LogOutputChannel | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  /** `secrets`: all values that are known to be secret by now. */
  constructor(private readonly secrets: () => readonly string[]) {
    super();
  }

  private get channel(): LogOutputChannel {
    return (this.made ??= this.register(window.createOutputChannel('Kratos Flows', { log: true })));
  }

  debug(line: string): void {
    this.write('debug', line);
  }

  info(line: string): void {
    this.write('info', line);
  }

  warn(line: string): void {
    this.write('warn', line);
  }

  /**
   * A bug of ours: its stack is what helps. Yields the error as it may be thrown on: without secrets, since the editor
   * logs it too.
   */
  error(what: string, error: unknown): Promise<unknown> {
    return this.inTurn(({ redactText, errorText, withoutSecrets }, secrets) => {
      this.channel.error(redactText(what, secrets), errorText(error, secrets));
      return withoutSecrets(error, secrets);
    });
  }

  show(): void {
    this.channel.show(true);
  }

  private write(level: 'debug' | 'info' | 'warn', line: string): void {
    void this.inTurn(({ redactText }, secrets) => {
      this.channel[level](redactText(line, secrets));
    });
  }

  /** One line after the other. What finds secrets is loaded with the first: it is a fifth of what starts. */
  private inTurn<Result>(write: (redaction: Redaction, secrets: readonly string[]) => Result): Promise<Result> {
    const secrets = this.secrets();
    const written = this.turn.then(async () => write(await import('./openText'), secrets));
    this.turn = written.catch(() => undefined);
    return written;
  }
}
