import { t } from '@vscode/l10n';
import type { Line, Reason } from '../../../config/simulator/lines';
import type { Setup } from '../../../config/simulator/setup';
import { redactUrl } from '../../../kratos/exchange/redact';
import type { Plain } from '../../../config/reference/structure';
import type { Known, LineView, ReasonView } from '../../../protocol/simulator';

/** The text of a file: that of an identity schema by its `url`, or the configuration's. */
export type TextOf = (file: string | undefined) => string;

/** The texts of a configuration and of the identity schemas that it names. */
export function textsOf({ schemas }: Pick<Setup, 'schemas'>, text: string): TextOf {
  return (file) => (file === undefined ? text : (schemas.find(({ url }) => url === file)?.text ?? ''));
}

/** A line by its name, value and place. `unwritten` says of one that is not written where its value comes from. */
export function viewLine(textOf: TextOf, line: Line, unwritten = t('the default, not written')): LineView {
  const { name, value, file, place } = line;
  const number = place && textOf(file).slice(0, place.start).split('\n').length;
  const where = line.isDefault ? unwritten : placeInWords(number, file);
  return {
    name,
    ...(value !== undefined && { value: valueText(value) }),
    ...(where !== undefined && { where }),
    ...(place &&
      number !== undefined && {
        target: { ...(file !== undefined && { file }), start: place.start, end: place.end, number },
      }),
  };
}

function placeInWords(number: number | undefined, file: string | undefined): string | undefined {
  if (number === undefined) return undefined;
  const name = file?.split('/').at(-1);
  return name === undefined ? t('line {0}', number) : t('{0}, line {1}', name, number);
}

/** A reason with the line that it hangs on. */
export function viewReason(textOf: TextOf, { sentence, line }: Reason): ReasonView {
  return { sentence, ...(line && { line: viewLine(textOf, line) }) };
}

/** A value as it stands in a file, without the secrets of an address. */
function valueText(value: Plain): string {
  return redactUrl(typeof value === 'string' ? value : JSON.stringify(value));
}

/** Whether something is so; undefined is not known. */
export function toKnown(is: boolean | undefined): Known {
  if (is === undefined) return 'unknown';
  return is ? 'yes' : 'no';
}
