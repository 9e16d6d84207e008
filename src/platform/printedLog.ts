import { window } from 'vscode';
import type { OutputChannel } from 'vscode';
import { Disposables } from './disposables';
import { redactText } from './openText';

/** A line that does not end is cut here, in characters. */
const longestLine = 20_000;

/** An output channel with what another program prints, made with the first line. Each line goes through redaction. */
export class PrintedLog extends Disposables {
  private made: OutputChannel | undefined;
  private begun = '';

  /** `secrets`: all values that are known to be secret by now. */
  constructor(
    private readonly name: string,
    private readonly secrets: () => readonly string[],
  ) {
    super();
  }

  /** Takes what was printed as it comes; a line is shown when it is whole. */
  print(text: string): void {
    const lines = (this.begun + text).split('\n');
    this.begun = (lines.pop() ?? '').slice(-longestLine);
    for (const line of lines) this.line(line);
  }

  /** A line of our own, or the last one of a program, which does not end. */
  end(line = ''): void {
    if (this.begun !== '') this.line(this.begun);
    this.begun = '';
    if (line !== '') this.line(line);
  }

  show(): void {
    this.channel.show(true);
  }

  private get channel(): OutputChannel {
    return (this.made ??= this.register(window.createOutputChannel(this.name)));
  }

  private line(text: string): void {
    if (!this.disposed) this.channel.appendLine(redactText(text.replace(/\r$/, ''), this.secrets()));
  }
}
