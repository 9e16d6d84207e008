import type { Exchange } from '../exchange/types';
import { readBody } from '../flow/answer';
import { buildForm } from '../flow/form/form';
import { parseFlow } from '../flow/parse';
import { answered } from '../recipe/expectations';
import { writeText } from '../recipe/texts';
import type { Step, Text } from '../recipe/types';
import type { ExportFormat } from './format';
import { codeSpan, escapeMarkup } from '../knowledge/markdown';
import { formPicture } from './formPicture';
import { headLines, inOneLine } from './head';
import { diagram } from './mermaid';

/**
 * A run to be read: its diagram, what it needs, and each step with what was sent and seen. Forms are drawn with signs:
 * a file of its own for each would have to be sent along with the text.
 */
export const markdown: ExportFormat = {
  label: 'Markdown',
  language: 'markdown',
  write: (recipe, exchanges) => {
    const [title = '', ...notes] = headLines(recipe, []);
    return [
      `# ${escapeMarkup(recipe.title)}`,
      '',
      escapeMarkup(title),
      ...notes.flatMap((note) => ['', escapeMarkup(note)]),
      ...['', '```mermaid', ...diagram(recipe.sequence), '```', ''],
      'What has to be given:',
      '',
      ...recipe.variables.map(({ name, value, secret }) => `- ${codeSpan(name)}: ${given(value, secret)}`),
      ...recipe.steps.flatMap((step, at) => [
        '',
        `## ${String(at + 1)}. ${escapeMarkup(step.title)}`,
        '',
        ...described(step),
        ...pictured(step, exchanges),
      ]),
      '',
    ].join('\n');
  },
};

function given(value: string | undefined, secret: boolean): string {
  if (value !== undefined) return codeSpan(value);
  return secret ? 'a secret' : 'nothing is known of it';
}

function described(step: Step): readonly string[] {
  if (step.kind === 'totp') return [`Of \`${step.secret}\` comes \`${step.name}\`.`];
  const fields = (step.body?.fields ?? []).map(([name, value]) => {
    if ('ref' in value) return `${codeSpan(name)} is ${codeSpan(value.ref)}`;
    return `${codeSpan(name)} is ${'literal' in value ? codeSpan(JSON.stringify(value.literal)) : 'a list or an object'}`;
  });
  const taken = step.captures.map(({ name }) => codeSpan(name));
  return [
    codeSpan(`${step.method} ${pathOf(step.url)}`),
    ...fields.map((line) => `- ${line}`),
    '',
    `Answered: ${escapeMarkup(answered(step.expect))}.`,
    ...(taken.length > 0 ? ['', `Taken from the answer: ${taken.join(', ')}.`] : []),
  ];
}

/** The form that an answer shows. */
function pictured(step: Step, exchanges: readonly Exchange[]): readonly string[] {
  if (step.kind !== 'request' || step.does === 'mail') return [];
  const response = exchanges.find(({ id }) => id === step.exchange)?.response;
  const body = response && readBody(response);
  const flow = body?.kind === 'json' ? parseFlow(step.flowType, body.value) : undefined;
  const picture = flow?.ok === true ? formPicture(buildForm(flow.value)) : [];
  return picture.length === 0 ? [] : ['', 'The form that is shown then:', '', '```text', ...picture, '```'];
}

/** Without the base, and with names in place of values. */
function pathOf(url: Text): string {
  const text = writeText(
    url,
    (literal) => literal,
    (name) => (name === 'base_url' || name === 'admin_url' ? '' : `{${name}}`),
  );
  return inOneLine(text);
}
