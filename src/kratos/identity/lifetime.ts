import { t } from '@vscode/l10n';

/** How long a recovery code or link is good for, as Kratos reads it, or what is wrong with what was given. */
export type Lifetime =
  { readonly kind: 'lifetime'; readonly text: string } | { readonly kind: 'problem'; readonly what: string };

/**
 * Reads a length of time as the server does: numbers with `h`, `m`, `s` and smaller units, such as `1h30m`. Days and
 * weeks it does not know, and what is over at once it refuses.
 */
export function readLifetime(given: string): Lifetime {
  const text = given.trim();
  const [, number = '', unit = ''] = /^(\d+(?:\.\d+)?) ?(w|d)(?:ays?|eeks?)?$/i.exec(text) ?? [];
  if (unit !== '') {
    const hours = Math.round(Number(number) * (unit.toLowerCase() === 'w' ? 168 : 24));
    return problem(t('Kratos knows no days and weeks: write {0}.', `${hours}h`));
  }
  if (text.startsWith('-')) return problem(t('It has to end in the future.'));
  if (!/^(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/.test(text))
    return problem(t('Write numbers with h, m or s, such as {0}.', '1h30m'));
  return /[1-9]/.test(text) ? { kind: 'lifetime', text } : problem(t('It has to end in the future.'));
}

function problem(what: string): Lifetime {
  return { kind: 'problem', what };
}
