import { t } from '@vscode/l10n';
import { InputBoxValidationSeverity, window } from 'vscode';

/** What is said of a text while it is typed: a note lets it pass, a problem does not. */
export type Judgement =
  | {
      readonly kind: 'fine';
      readonly note?: string;
      /** The note is a warning. */
      readonly isDoubtful?: boolean;
    }
  | { readonly kind: 'problem'; readonly sentence: string };

export interface Question {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly secret?: boolean;
  readonly step?: readonly [step: number, of: number];
  readonly judge?: (text: string) => Judgement;
  /**
   * Asked once the text is accepted, while the box is busy: a sentence when it should be thought over. A second Enter
   * takes it anyway.
   */
  readonly tryOut?: (text: string, signal: AbortSignal) => Promise<string | undefined>;
}

/** Asks for one text; undefined when the person leaves. The answer is trimmed. */
export function ask(question: Question): Promise<string | undefined> {
  return new Promise((resolve) => {
    const box = window.createInputBox();
    box.title = question.title;
    box.prompt = question.prompt;
    box.placeholder = question.placeholder ?? '';
    box.value = question.value ?? '';
    box.password = question.secret ?? false;
    box.ignoreFocusOut = true;
    if (question.step) [box.step, box.totalSteps] = question.step;
    const abort = new AbortController();
    let warnedOf: string | undefined;
    const show = (message: string | undefined, severity: InputBoxValidationSeverity): void => {
      box.validationMessage = message === undefined ? undefined : { message, severity };
    };
    const judge = (): Judgement => {
      const judgement = question.judge?.(box.value) ?? { kind: 'fine' };
      if (judgement.kind === 'problem') show(judgement.sentence, InputBoxValidationSeverity.Error);
      else
        show(
          judgement.note,
          judgement.isDoubtful ? InputBoxValidationSeverity.Warning : InputBoxValidationSeverity.Info,
        );
      return judgement;
    };
    const end = (answer: string | undefined): void => {
      resolve(answer);
      box.hide();
    };
    const accept = async (): Promise<void> => {
      const text = box.value.trim();
      if (box.busy || judge().kind === 'problem') return;
      if (!question.tryOut || warnedOf === text) {
        end(text);
        return;
      }
      box.busy = true;
      const doubt = await question.tryOut(text, abort.signal);
      if (abort.signal.aborted) return;
      box.busy = false;
      if (box.value.trim() !== text) return;
      if (doubt === undefined) {
        end(text);
        return;
      }
      warnedOf = text;
      show(t('{0} Enter takes it anyway.', doubt), InputBoxValidationSeverity.Warning);
    };
    box.onDidChangeValue(judge);
    box.onDidAccept(() => void accept());
    box.onDidHide(() => {
      abort.abort();
      resolve(undefined);
      box.dispose();
    });
    box.show();
    if (box.value !== '') judge();
  });
}
