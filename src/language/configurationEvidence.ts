import { plainText } from '../config/document/plainText';
import type { ConfigurationEvidence } from '../kratos/knowledge/doctor/types';
import { versionOf, type FoundSetup } from './configurationOf';
import { findIn } from './diagnostics/findings';
import { recognise } from './kratosDocument';

/** What a report says of the configuration of a connection: with how much the list of problems would say of it. */
export async function configurationEvidence(
  { setup: { document, config }, name }: FoundSetup,
  version: string | undefined,
): Promise<ConfigurationEvidence> {
  const recognised = await recognise(document, versionOf(version));
  const { findings = [] } = (recognised && (await findIn(document, recognised))) ?? {};
  return {
    name,
    baseUrl: plainText(config.value('serve', 'public', 'base_url')),
    stops: findings.filter(({ stops }) => stops).length,
    errors: findings.filter(({ severity }) => severity === 'error').length,
  };
}
