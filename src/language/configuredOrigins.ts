import { keyOrigins } from '../config/facts/keyOrigins';
import { latestRelease } from '../config/reference/versions';
import type { Connection } from '../kratos/record/types';
import { connectionsOfConfig } from './connectionsOfConfig';
import { configsAround } from './files/configsAround';

/**
 * The origins from which the server of a connection takes answers of keys of a site, as a configuration at hand says
 * that is of this connection; empty where none is.
 */
export async function configuredOrigins(connection: Connection, rpId: string | undefined): Promise<readonly string[]> {
  for await (const { config } of configsAround()) {
    const isOfConnection = connectionsOfConfig({ config, version: latestRelease }, [connection]).length > 0;
    const origins = isOfConnection ? keyOrigins(config, latestRelease, rpId) : [];
    if (origins.length > 0) return origins;
  }
  return [];
}
