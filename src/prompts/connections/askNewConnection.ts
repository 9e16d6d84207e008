import { t } from '@vscode/l10n';
import { isOryNetwork } from '../../platform/address';
import type { PromptContext } from '../promptContext';
import { askAdminUrl, askApiKey, askPublicUrl, guessAdminUrl } from './connectionDetails';

/** A connection that is to be added. */
export interface NewConnection {
  readonly name?: string;
  readonly publicUrl: string;
  readonly adminUrl?: string;
  readonly apiKey?: string;
}

/** Two questions: the public URL, then the admin URL or the API key of an Ory Network project. */
export async function askNewConnection(context: PromptContext): Promise<NewConnection | undefined> {
  const title = t('Add a Kratos connection');
  const publicUrl = await askPublicUrl(context, title, undefined, [1, 2]);
  if (publicUrl === undefined) return undefined;
  if (isOryNetwork(publicUrl)) {
    const apiKey = await askApiKey(title, [2, 2]);
    if (apiKey === undefined) return undefined;
    // The admin API of a project has the same address and wants the key; without a key it is of no use.
    return apiKey === '' ? { publicUrl } : { publicUrl, adminUrl: publicUrl, apiKey };
  }
  const adminUrl = await askAdminUrl(context, title, publicUrl, guessAdminUrl(publicUrl) ?? '', [2, 2]);
  return adminUrl === undefined ? undefined : { publicUrl, ...(adminUrl !== '' && { adminUrl }) };
}
