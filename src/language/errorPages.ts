import { plainText } from '../config/document/plainText';
import { configsAround } from './files/configsAround';

/** Whether an address is that of the error page (`selfservice.flows.error.ui_url`) of a configuration at hand. */
export async function isErrorPage(address: string): Promise<boolean> {
  const asked = URL.parse(address);
  if (!asked) return false;
  for await (const { config } of configsAround()) {
    const page = URL.parse(plainText(config.value('selfservice', 'flows', 'error', 'ui_url')));
    if (page?.origin === asked.origin && page.pathname === asked.pathname) return true;
  }
  return false;
}
