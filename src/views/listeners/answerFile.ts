import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Diagnostic, languages, Range, Uri, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { readAnswerText } from '../../kratos/listeners/answerText';
import type { HookAnswers } from '../../kratos/listeners/hookAnswer';
import { Disposables } from '../../platform/disposables';
import { firstAnswers } from './firstAnswers';

/**
 * The file that says what web hooks are answered. It is read anew for each call, so that what is saved holds at once;
 * while something in it is wrong, what was right before still holds, and the list of problems says where.
 */
export class AnswerFile extends Disposables {
  readonly uri: Uri;
  private lastRight: HookAnswers = {};
  private readonly problems = this.register(languages.createDiagnosticCollection('kratos-hook-answer'));

  constructor(folder: string) {
    super();
    this.uri = Uri.file(path.join(folder, 'hook-answer.yml'));
    const look = (document: TextDocument): void => {
      if (document.uri.toString() === this.uri.toString()) this.check(document);
    };
    this.register(workspace.onDidOpenTextDocument(look));
    this.register(
      workspace.onDidChangeTextDocument(({ document }) => {
        look(document);
      }),
    );
  }

  /** What is answered now. A file that is not there answers that the flow goes on. */
  async read(): Promise<HookAnswers> {
    const read = readAnswerText(await readFile(this.uri.fsPath, 'utf8').catch(() => ''));
    if ('answers' in read) this.lastRight = read.answers;
    return this.lastRight;
  }

  /** Opens the file; one that is not there is written with all that can be said in it. */
  async edit(): Promise<void> {
    await mkdir(path.dirname(this.uri.fsPath), { recursive: true });
    await writeFile(this.uri.fsPath, firstAnswers(), { flag: 'wx' }).catch(() => undefined);
    const document = await workspace.openTextDocument(this.uri);
    this.check(document);
    await window.showTextDocument(document);
  }

  private check(document: TextDocument): void {
    const read = readAnswerText(document.getText());
    const wrong = 'wrong' in read ? read.wrong : [];
    this.problems.set(
      document.uri,
      wrong.map(({ start, end, sentence }) => {
        const range = new Range(document.positionAt(start), document.positionAt(end));
        const problem = new Diagnostic(range, sentence);
        problem.source = 'kratos';
        return problem;
      }),
    );
  }
}
