import { writeText } from '../recipe/texts';
import type { Expectation, Recipe, RequestStep, Text } from '../recipe/types';
import type { ExportFormat } from './format';
import { headLines, inOneLine, makesCodes } from './head';

/** The sequence of a run as a diagram. */
export const mermaid: ExportFormat = {
  label: 'Mermaid',
  language: 'mermaid',
  write: (recipe) => [...headLines(recipe, []).map((line) => `%% ${line}`), ...diagram(recipe), ''].join('\n'),
};

/** The lines of a sequence diagram: client, Kratos, its mail and an authenticator where codes were taken from them. */
export function diagram({ client, steps }: Recipe): readonly string[] {
  const readsMail = steps.some((step) => step.kind === 'request' && step.does === 'mail');
  const usesTotp = makesCodes({ steps });
  return [
    'sequenceDiagram',
    `  participant client as ${client === 'browser' ? 'Browser client' : 'Native client'}`,
    '  participant kratos as Kratos',
    ...(readsMail ? ['  participant mail as Mail'] : []),
    ...(usesTotp ? ['  participant app as Authenticator'] : []),
    ...steps.flatMap((step) => {
      if (step.kind === 'totp') return ['  client->>app: what is the code?', '  app-->>client: six digits'];
      const other = step.does === 'mail' ? 'mail' : 'kratos';
      return [`  client->>${other}: ${asked(step)}`, `  ${other}-->>client: ${safe(answered(step.expect))}`];
    }),
  ];
}

function asked(step: RequestStep): string {
  if (step.does === 'mail') return 'read the code';
  const fields = (step.body?.fields ?? []).map(([name]) => name);
  return safe([step.method, pathOf(step.url), ...(fields.length > 0 ? [`(${fields.join(', ')})`] : [])].join(' '));
}

/** Without the base, and with names in place of values. */
export function pathOf(url: Text): string {
  const text = writeText(
    url,
    (literal) => literal,
    (name) => (name === 'base_url' || name === 'admin_url' ? '' : `{${name}}`),
  );
  return inOneLine(text);
}

/** What came back, in a few words. */
export function answered({ status, state, messages = [], error, aal, location }: Expectation): string {
  const redirect = location === undefined ? undefined : location.there ? 'back to the form' : 'on from the form';
  const parts = [String(status), state, error, aal, redirect, ...messages.map(String)];
  return parts.filter((part) => part !== undefined).join(' · ');
}

/** Signs that end a message, or mean something in one. */
function safe(text: string): string {
  return inOneLine(text).replace(/[#;<>]/g, (sign) => `#${String(sign.charCodeAt(0))};`);
}
