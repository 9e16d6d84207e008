import { t } from '@vscode/l10n';
import { isForOthers, publicUrl } from '../../../facts/browserUrls';
import { isPlaceholder } from '../../../document/placeholder';
import { isPublished } from './publishedSecrets';
import type { Rule } from '../rule';

const lists = ['default', 'cookie', 'cipher', 'pagination'] as const;

/**
 * Keys that stand in published examples. A hint as long as the public URL is not https on another machine: for trying
 * things out they serve.
 */
export const secretPublished: Rule = {
  name: 'secret-published',
  isOfValues: true,
  check: (config) => {
    const severity = isForOthers(config) ? 'warning' : 'hint';
    const base = publicUrl(config)?.entry;
    return lists
      .flatMap((list) => config.below('secrets', list))
      .filter(({ value }) => typeof value === 'string' && isPublished(value) && !isPlaceholder(value))
      .map(({ place, path }) => ({
        ...place,
        code: 'kratos/secret-published',
        severity,
        message: t('This key is an example that everybody can read, not a secret.'),
        effect: describePublishedSecret(String(path[1])),
        ...(severity === 'warning' &&
          base && { related: [{ ...base.place, message: t('This server is for others too.') }] }),
      }));
  },
};

function describePublishedSecret(list: string): string {
  switch (list) {
    case 'cipher':
      return t('With a copy of the database anyone can read the stored tokens of social sign-in.');
    case 'pagination':
      return t('Anyone can make and read the page tokens of lists.');
    default:
      return t('Anyone can read and make cookies of this server, and with a copy of the database find out open codes.');
  }
}
