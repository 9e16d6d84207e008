import { t } from '@vscode/l10n';
import { inForce, isFlowOn, isMethodOn, isOn } from '../facts/inForce';
import { codesUnaddressed } from '../checks/rules/secondFactor/codesWithoutAddress';
import {
  behind,
  code,
  isOwn,
  lasting,
  linkLine,
  list,
  source,
  locateEntry,
  readTextInForce,
  withoutUser,
  type Page,
} from './page';

const courier = ['courier'] as const;

/** Which messages Kratos sends, and how they are delivered. */
export function explainMails(page: Page): string {
  const sent = messages(page);
  if (sent.length === 0) return t('No message is sent.');
  return [t('Messages are sent:'), list(sent), t('They are delivered:'), list(deliveries(page))].join('\n\n');
}

function messages(page: Page): readonly string[] {
  const { config, version } = page;
  const method = ['selfservice', 'methods', 'code'] as const;
  const mailed = (['recovery', 'verification'] as const)
    .filter((flow) => isFlowOn(config, version, flow))
    .map((flow) => {
      const use = ['selfservice', 'flows', flow, 'use'];
      const way = inForce(config, version, ...use) === 'link' ? 'link' : 'code';
      const held = lasting(page, 'selfservice', 'methods', way, 'config', 'lifespan');
      const what = way === 'link' ? t('a link, valid for {0}', held) : t('a code, valid for {0}', held);
      return flow === 'recovery'
        ? t('to recover an account: {0} {1}', what, source(page, ...use))
        : t('to verify an address: {0} {1}', what, source(page, ...use));
    });
  const held = lasting(page, ...method, 'config', 'lifespan');
  const codes = (name: string): boolean => isOn(config, version, ...method, name);
  return [
    ...mailed,
    ...(codes('passwordless_enabled')
      ? [t('to register and log in: a code, valid for {0} {1}', held, source(page, ...method, 'passwordless_enabled'))]
      : []),
    ...(codes('mfa_enabled') && isMethodOn(config, version, 'code') && !codesUnaddressed(config, page)
      ? [t('as a second factor: a code, valid for {0} {1}', held, source(page, ...method, 'mfa_enabled'))]
      : []),
  ];
}

/** An address that messages are sent to, and that it is this editor's own. */
function targetWords(page: Page, url: string): string {
  return isOwn(url, page.ownPorts?.inbox) ? t('{0}, the inbox of this editor,', code(url)) : code(url);
}

function deliveries(page: Page): readonly string[] {
  const { config, version } = page;
  const byHttp = inForce(config, version, ...courier, 'delivery_strategy') === 'http';
  const address = byHttp ? ['courier', 'http', 'request_config', 'url'] : ['courier', 'smtp', 'connection_uri'];
  const entry = config.get(...address);
  const target = withoutUser(readTextInForce(page, ...address)).replace(/\?.*$/s, '');
  const from = config.get('courier', 'smtp', 'from_address');
  const mail = !entry
    ? byHttp
      ? t('e-mail by a request, whose address is not written here')
      : t('e-mail by SMTP, whose server is not written here')
    : byHttp
      ? t('e-mail by a request to {0} {1}', targetWords(page, target), source(page, ...address))
      : t('e-mail by SMTP over {0} {1}', code(target), source(page, ...address));
  const sender =
    byHttp || !from ? [] : [t('from {0} {1}', code(readTextInForce(page, ...from.path)), source(page, ...from.path))];
  const channels = config.below('courier', 'channels').map((channel) => {
    const id = readTextInForce(page, ...channel.path, 'id');
    const url = withoutUser(readTextInForce(page, ...channel.path, 'request_config', 'url'));
    return t(
      '{0} by a request to {1} {2}',
      code(id),
      targetWords(page, url),
      behind(linkLine(page, locateEntry(channel))),
    );
  });
  const own = config.below('courier', 'templates');
  const folder = config.get('courier', 'template_override_path');
  return [
    [mail, ...sender].join(' '),
    ...channels,
    ...(folder
      ? [
          t(
            'with templates of your own in {0} {1}',
            code(readTextInForce(page, ...folder.path)),
            source(page, ...folder.path),
          ),
        ]
      : []),
    ...(own.length > 0
      ? [
          t(
            'with texts of your own for {0} {1}',
            own.map(({ path }) => code(String(path.at(-1)))).join(', '),
            source(page, 'courier', 'templates'),
          ),
        ]
      : []),
  ];
}
