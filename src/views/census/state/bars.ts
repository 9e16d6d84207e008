import { t } from '@vscode/l10n';
import type { Count } from '../../../config/capability/counts';
import type { BarView } from '../../../protocol/census';

/** A number of identities as a bar. */
export function viewCount({ sure, perhaps }: Count, total: number): BarView {
  const share = total === 0 ? 0 : sure / total;
  return {
    count: sure,
    share,
    perhapsCount: perhaps,
    text: total === 0 ? numberText(sure) : t('{0} ({1})', numberText(sure), shareText(share)),
    ...(perhaps > 0 && { perhaps: t('{0} more perhaps', numberText(perhaps)) }),
  };
}

/** A number as people of the editor's language write it. */
export function numberText(count: number): string {
  return count.toLocaleString();
}

/** A share in percent; a small one keeps a decimal, so that it is not read as none. */
function shareText(share: number): string {
  const isSmall = share > 0 && share < 0.01;
  return share.toLocaleString(undefined, { style: 'percent', maximumFractionDigits: isSmall ? 1 : 0 });
}
