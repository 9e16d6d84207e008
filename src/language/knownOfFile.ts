import type { Uri } from 'vscode';
import type { ConfigDocument } from '../config/document/document';
import type { RuleContext } from '../config/facts/context';
import { absentFiles } from './files/absentFiles';
import { isTracked } from './files/versionControl';

/**
 * What the rules may know of a configuration beside its text: whether it is under version control, and which files that
 * it names are missing.
 */
export async function knownOfFile(config: ConfigDocument, file: Uri): Promise<Pick<RuleContext, 'tracked' | 'absent'>> {
  const [tracked, absent] = await Promise.all([isTracked(file), absentFiles(config, file)]);
  return { absent, ...(tracked !== undefined && { tracked }) };
}
