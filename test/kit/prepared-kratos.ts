import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findKratos } from '../../scripts/kratos.mjs';
import { makeDatabase } from './database';

/**
 * Once per run, before any test: builds Kratos where that is needed, and makes the empty database that every server
 * gets a copy of.
 */
export default async function prepareKratos(): Promise<() => Promise<void>> {
  const source = await findKratos();
  const folder = await mkdtemp(path.join(tmpdir(), 'kratos-database-'));
  process.env.KRATOS_FLOWS_DATABASE = await makeDatabase(source, folder);
  return () => rm(folder, { recursive: true, force: true });
}
