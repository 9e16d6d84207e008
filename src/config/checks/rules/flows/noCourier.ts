import { t } from '@vscode/l10n';
import type { ConfigDocument } from '../../../document/document';
import type { Path } from '../../../reference/path';
import { inForce } from '../../../facts/inForce';
import type { Rule } from '../rule';

/** What has Kratos send messages, once it is on. All are off by default. */
const senders: readonly Path[] = [
  ['selfservice', 'flows', 'recovery', 'enabled'],
  ['selfservice', 'flows', 'verification', 'enabled'],
  ['selfservice', 'methods', 'code', 'passwordless_enabled'],
  ['selfservice', 'methods', 'code', 'mfa_enabled'],
];

/**
 * Messages are wanted, and nothing says how to deliver them. Kratos starts all the same (its schema wants a `courier`
 * in one such case, which its own defaults satisfy) and keeps the messages queued. A hint: the address of a mail server
 * is a secret that often comes from the environment.
 */
export const noCourier: Rule = {
  name: 'no-courier',
  check: (config, { version }) => {
    const [first] = senders.map((path) => config.get(...path)).filter((entry) => entry?.value === true);
    const channels = [...config.below('courier', 'channels'), ...config.below('courier', 'sms')];
    const byHttp = inForce(config, version, 'courier', 'delivery_strategy') === 'http';
    const missing = byHttp ? 'courier.http.request_config.url' : 'courier.smtp.connection_uri';
    if (config.broken || !first || channels.length > 0 || isText(config, missing.split('.'))) return [];
    return [
      {
        ...(config.get('courier')?.key ?? first.place),
        code: 'kratos/no-courier',
        severity: 'hint',
        message: t('Codes and links are to be sent, but {0} is not set here.', missing),
        effect: t(
          'Kratos starts and queues every message. Until the setting comes from somewhere, the environment perhaps, none is delivered, and after some tries Kratos gives up on them.',
        ),
        related: config.get('courier') ? [{ ...first.place, message: t('Because of this, messages are sent.') }] : [],
      },
    ];
  },
};

function isText(config: ConfigDocument, path: Path): boolean {
  const value = config.value(...path);
  return typeof value === 'string' && value !== '';
}
