import { t } from '@vscode/l10n';

/** A form that a text must have. */
export interface Form {
  /** What it is, for a sentence that says what a key must be. */
  readonly expected: () => string;
  readonly example: string;
  /** What a text of another form most likely means. */
  readonly meant?: ((value: string) => string | undefined) | undefined;
}

const durations: Form = {
  expected: () => t('a duration in whole h, m, s, ms, us or ns'),
  example: '1h30m',
  meant: durationMeant,
};

const singleDuration: Form = {
  expected: () => t('a duration in whole h, m, s, ms, us or ns, of one unit alone'),
  example: '90m',
  meant: durationMeant,
};

/** What the patterns of the schema mean, by a part that tells them. A new pattern is a line here. */
const forms: readonly (readonly [part: string, form: Form])[] = [
  ['(ns|us|ms|s|m|h))+$', durations],
  ['(ns|us|ms|s|m|h)$', singleDuration],
  [
    '(B|KB|MB|GB|TB|PB|EB)',
    {
      expected: () => t('a whole number with a unit of memory: B, KB, MB, GB or TB'),
      example: '128MB',
      meant: sizeMeant,
    },
  ],
  [
    'base64',
    {
      expected: () => t('a URL that begins with file://, base64://, http:// or https://'),
      example: 'file://./body.jsonnet',
      meant: fileMeant,
    },
  ],
  [
    'smtps?',
    {
      expected: () => t('a URL that begins with smtp:// or smtps://'),
      example: 'smtps://user:secret@mail.example.com:465/',
    },
  ],
  ['https?', { expected: () => t('a URL that begins with http:// or https://'), example: 'https://example.com/send' }],
  [
    '0-9a-fA-F',
    { expected: () => t('a host with its port, without a scheme'), example: 'localhost:4318', meant: hostMeant },
  ],
];

/** The form that a pattern stands for; the pattern itself where nothing is known of it. */
export function findForm(pattern: string): Form {
  const known = forms.find(([part]) => pattern.includes(part))?.[1];
  return known ?? { expected: () => t('a text that matches the pattern {0}', pattern), example: '' };
}

const minutes: Readonly<Record<string, number>> = {
  w: 10_080,
  week: 10_080,
  weeks: 10_080,
  d: 1_440,
  day: 1_440,
  days: 1_440,
  h: 60,
  hour: 60,
  hours: 60,
  hr: 60,
  m: 1,
  min: 1,
  mins: 1,
  minute: 1,
  minutes: 1,
};

/** `1d` is 24h, `90 min` is 90m, `1.5h` is 90m, `1h 30m` is 1h30m. */
function durationMeant(value: string): string | undefined {
  const bare = value.replaceAll(/\s/g, '');
  if (bare !== value && /^(?:\d+(?:ns|us|ms|s|m|h))+$/.test(bare)) return bare;
  const [, count = '', unit = ''] = /^(\d+(?:\.\d+)?)([a-z]+)$/.exec(bare.toLowerCase()) ?? [];
  if (/^s(?:ec(?:ond)?s?)?$/.test(unit) && !count.includes('.')) return `${count}s`;
  const worth = Object.hasOwn(minutes, unit) ? (minutes[unit] ?? 0) * Number(count) : 0;
  if (worth <= 0 || !Number.isInteger(worth)) return undefined;
  return worth % 60 === 0 ? `${String(worth / 60)}h` : `${String(worth)}m`;
}

/** `128 MB`, `128mb`, `128M` and `128MiB`. */
function sizeMeant(value: string): string | undefined {
  const [, count, unit] = /^(\d+)\s*([kmgtpe])i?b?$/i.exec(value.trim()) ?? [];
  return count === undefined || unit === undefined ? undefined : `${count}${unit.toUpperCase()}B`;
}

/** A path where the URL of a file is wanted. */
function fileMeant(value: string): string | undefined {
  return /^(?:\.{0,2}\/)?[\w./-]+\.(?:jsonnet|json|gotmpl|tmpl|html|txt)$/.test(value) ? `file://${value}` : undefined;
}

/** A URL where host and port alone are wanted. */
function hostMeant(value: string): string | undefined {
  return /^https?:\/\/([\w.-]+:\d+)\/?$/.exec(value)?.[1];
}
