import { checkConfig } from '../config/checks/checkConfig';
import { readPartContext } from '../config/document/detect/parts';
import { plainText } from '../config/document/plainText';
import type { ConfigurationEvidence } from '../kratos/knowledge/doctor/types';
import type { Connection } from '../kratos/record/types';
import { fileName } from '../platform/fileName';
import { listenerPorts } from '../platform/settings';
import { configInFront } from './configInFront';
import { connectionsOfConfig } from './connectionsOfConfig';
import { rulesOff } from './diagnostics/rulesOff';
import { readSchemas } from './files/schemaFiles';
import type { ServerVersion } from './kratosDocument';
import { knownOfFile } from './knownOfFile';

/** The configuration in front that leads to a connection, checked; undefined where none does. */
export async function configurationOfConnection(
  connection: Connection,
  serverVersion: ServerVersion,
): Promise<ConfigurationEvidence | undefined> {
  const isOf = (open: Parameters<typeof connectionsOfConfig>[0]): boolean =>
    connectionsOfConfig(open, [connection]).length > 0;
  const found = await configInFront(serverVersion, (all) => Promise.resolve(all.find((one) => isOf(one.open))));
  if (!found || !isOf(found.open)) return undefined;
  const { document, open } = found;
  const { config, parts, version } = open;
  const { uri } = document;
  const [schemas, known] = await Promise.all([readSchemas(config, uri, parts), knownOfFile(config, uri)]);
  const part = parts.find((one) => one.document === open.document);
  const context = { version, schemas, ...(part && readPartContext(part)), ...known, ownPorts: listenerPorts() };
  const findings = checkConfig(config, context, rulesOff(uri));
  return {
    name: fileName(uri),
    baseUrl: plainText(config.value('serve', 'public', 'base_url')),
    stops: findings.filter(({ stops }) => stops).length,
    errors: findings.filter(({ severity }) => severity === 'error').length,
  };
}
