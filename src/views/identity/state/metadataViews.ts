import { t } from '@vscode/l10n';
import type { IdentityDetails } from '../../../kratos/identity/types';
import type { MetadataView } from '../../../protocol/identity';

/** So much of metadata is shown, in UTF-16 units. */
const mostShown = 20_000;

/** The metadata that there is, laid out, and cut where it is long: the raw JSON has it whole. */
export function toMetadataViews({ metadataPublic, metadataAdmin }: IdentityDetails): readonly MetadataView[] {
  return [...view(t('Public metadata'), metadataPublic), ...view(t('Metadata for administrators'), metadataAdmin)];
}

function view(title: string, value: unknown): readonly MetadataView[] {
  if (value === undefined) return [];
  const text = JSON.stringify(value, undefined, 2);
  const size = sizeText(new TextEncoder().encode(JSON.stringify(value)).length);
  if (text.length <= mostShown) return [{ title, size, text }];
  return [
    {
      title,
      size,
      text: text.slice(0, mostShown),
      cut: t('This is the beginning of {0}: the raw JSON has all of it.', size),
    },
  ];
}

/** How large something is, e.g. `412 bytes`, `3.1 kB`, `5.2 MB`. */
function sizeText(bytes: number): string {
  if (bytes < 1_000) return t('{0} bytes', bytes);
  return bytes < 1_000_000 ? t('{0} kB', (bytes / 1_000).toFixed(1)) : t('{0} MB', (bytes / 1_000_000).toFixed(1));
}
