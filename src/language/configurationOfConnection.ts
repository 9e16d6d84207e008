import { plainText } from '../config/document/plainText';
import type { ConfigurationEvidence } from '../kratos/knowledge/doctor/types';
import type { Connection } from '../kratos/record/types';
import { fileName } from '../platform/fileName';
import { configInFront } from './configInFront';
import { connectionsOfConfig } from './connectionsOfConfig';
import { findIn } from './diagnostics/findings';
import { recognise, type ServerVersion } from './kratosDocument';

/**
 * The configuration in front that leads to a connection, with how much the list of problems says of it; undefined where
 * none does.
 */
export async function configurationOfConnection(
  connection: Connection,
  serverVersion: ServerVersion,
): Promise<ConfigurationEvidence | undefined> {
  const isOf = (open: Parameters<typeof connectionsOfConfig>[0]): boolean =>
    connectionsOfConfig(open, [connection]).length > 0;
  const found = await configInFront(serverVersion, (all) => Promise.resolve(all.find((one) => isOf(one.open))));
  if (!found || !isOf(found.open)) return undefined;
  const { document, open } = found;
  const recognised = await recognise(document, serverVersion);
  const { findings = [] } = (recognised && (await findIn(document, recognised))) ?? {};
  return {
    name: fileName(document.uri),
    baseUrl: plainText(open.config.value('serve', 'public', 'base_url')),
    stops: findings.filter(({ stops }) => stops).length,
    errors: findings.filter(({ severity }) => severity === 'error').length,
  };
}
