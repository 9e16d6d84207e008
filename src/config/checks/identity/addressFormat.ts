import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../../document/document';
import type { Path } from '../../reference/path';
import { buildFix, writeSetting } from '../../document/edits';
import type { Finding, Fix, Severity } from '../../document/finding';
import { isBefore, type Version } from '../../reference/versions';
import type { IdentityRule } from './types';

/** What an address is for, and where that stands below `ory.sh/kratos`. */
const uses = [
  { use: 'verification', below: ['verification'] },
  { use: 'recovery', below: ['recovery'] },
  { use: 'code', below: ['credentials', 'code'] },
] as const;

/** An address of a trait: its channel, and the format of its values. */
interface Address {
  readonly use: (typeof uses)[number]['use'];
  readonly document: ConfigDocument;
  readonly trait: Path;
  readonly via: Entry;
  readonly by: string;
  /** The format that goes with the channel, and the one that is written. */
  readonly wanted: string;
  readonly format: Entry | undefined;
}

/** The format that an address of each channel has. */
const channelFormats: Readonly<Record<string, string>> = { email: 'email', sms: 'tel' };

/**
 * All that `format` may be beside `verification`, or Kratos does not start. It looks at the traits themselves only, and
 * not at what is nested in them.
 */
const besideVerification: ReadonlySet<unknown> = new Set(['email', 'tel', 'date', 'time', 'date-time', 'no-validate']);

/** Formats of which no value is an e-mail address, or a phone number. */
const others: ReadonlySet<unknown> = new Set(['email', 'tel', 'date', 'time', 'date-time', 'uri', 'ipv4', 'ipv6']);

/**
 * A channel and a `format` that contradict each other, or a channel that is missing. Values are checked by `format`,
 * then: recovery checks them once more by its channel, codes by SMS as phone numbers, and verification not at all; but
 * it wants a `format`, unless it is by e-mail.
 */
export const addressFormat: IdentityRule = {
  name: 'identity-address-format',
  check: (schema, { version }) =>
    schema.extensions.flatMap(({ path }) =>
      uses.flatMap(({ use, below }): readonly Finding[] => {
        const { document } = schema;
        const [trait, block] = [path.slice(0, -1), [...path, ...below]];
        const identifier = document.get(...block, 'identifier');
        if (use === 'code' && identifier?.value !== true) return [];
        const via = document.get(...block, 'via');
        const format = document.get(...trait, 'format');
        if (!via) return use === 'code' && identifier ? [codeWithoutVia(document, identifier, block, format)] : [];
        const by = typeof via.value === 'string' ? via.value : '';
        const wanted = Object.hasOwn(channelFormats, by) ? channelFormats[by] : undefined;
        // That v1.3.1 does not know recovery by SMS is the matter of another rule.
        if (wanted === undefined || format?.value === wanted || !knows(use, by, version)) return [];
        const address: Address = { use, document, trait, via, by, wanted, format };
        return refusedByVerification(address) ?? contradiction(address, version);
      }),
    ),
};

function knows(use: Address['use'], channel: string, version: Version): boolean {
  return use !== 'recovery' || channel !== 'sms' || !isBefore(version, 'v25.4.0');
}

/** What verification alone minds: no format, and formats of other kinds. */
function refusedByVerification(address: Address): readonly Finding[] | undefined {
  const { use, trait, via, by, format } = address;
  if (use !== 'verification') return undefined;
  if (!format)
    return by === 'email'
      ? undefined
      : [
          reportAddressFormat(
            via,
            'error',
            t('Verification by {0} needs a format beside it.', by),
            t('Every registration with a value here is refused.'),
            writeFormat(address, true),
          ),
        ];
  const isTrait = trait.length === 4 && trait.slice(0, 3).join('.') === 'properties.traits.properties';
  if (!isTrait || besideVerification.has(format.value)) return undefined;
  return [
    reportAddressFormat(
      format,
      'error',
      t('Together with verification, format must be one of {0}.', [...besideVerification].join(', ')),
      t('Kratos does not start.'),
      writeFormat(address, true),
    ),
  ].map((found) => ({ ...found, stops: true }));
}

function contradiction(address: Address, version: Version): readonly Finding[] {
  const { use, via, by, format } = address;
  if (!format || !others.has(format.value)) return [];
  const channel = findFormatChannel(format);
  const refuses = use === 'recovery' || (use === 'code' && by === 'sms');
  return [
    reportAddressFormat(
      via,
      refuses ? 'error' : 'warning',
      t('via: {0} does not go with format: {1}.', by, JSON.stringify(format.value)),
      refuses
        ? t('Every registration with a value here is refused: no value can be both.')
        : t('Messages go to values that are not addresses of that kind, and never arrive.'),
      [
        ...(channel !== undefined && knows(use, channel, version)
          ? buildFix(t('Write via {0}', channel), [{ place: via.place, text: JSON.stringify(channel) }], true)
          : []),
        ...writeFormat(address, false),
      ],
    ),
  ];
}

function codeWithoutVia(document: ConfigDocument, identifier: Entry, block: Path, format: Entry | undefined): Finding {
  const channel = findFormatChannel(format) ?? 'email';
  return reportAddressFormat(
    identifier,
    'error',
    t('An address for codes needs via beside identifier: email or sms.'),
    t('Every registration with a value here is refused.'),
    buildFix(t('Write via {0}', channel), [writeSetting(document, [...block, 'via'], channel)], true),
  );
}

function findFormatChannel(format: Entry | undefined): string | undefined {
  return Object.keys(channelFormats).find((name) => channelFormats[name] === format?.value);
}

function writeFormat({ document, trait, wanted }: Address, preferred: boolean): readonly Fix[] {
  return buildFix(t('Write format {0}', wanted), [writeSetting(document, [...trait, 'format'], wanted)], preferred);
}

function reportAddressFormat(
  { place }: Entry,
  severity: Severity,
  message: string,
  effect: string,
  fixes: readonly Fix[],
): Finding {
  return { ...place, code: 'kratos/identity-address-format', severity, message, effect, fixes };
}
