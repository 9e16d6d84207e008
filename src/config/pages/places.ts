import { isErrorId, isMessageId } from '../../kratos/knowledge/ids';
import { matterOf } from '../checks/ruleKnowledge';
import { identityEntry } from '../reference/identityKnowledge';
import { findStructure } from '../reference/structure';
import { checkPath, errorIdsPath, identitySchemaPath, keyPath, messagePath } from './paths';
import type { Place } from './types';

/** The code of a finding begins so. */
const codePrefix = 'kratos/';

/**
 * Where a name is explained: a message id, an error id, the code of a finding, the path of a setting or a keyword of an
 * identity schema. Undefined for every other text. A single word is never taken for a setting, unless it is meant as
 * one.
 */
export function placeOf(text: string, isSetting = false): Place | undefined {
  if (/^\d+$/.test(text) && isMessageId(Number(text))) return { page: messagePath(text), name: text };
  if (isErrorId(text)) return { page: errorIdsPath, name: text };
  if (text.startsWith(codePrefix)) {
    const matter = matterOf(text);
    return matter === undefined ? undefined : { page: checkPath(matter), name: text };
  }
  const keyword = identityEntry(text);
  if (keyword !== undefined) return { page: identitySchemaPath, name: keyword };
  const setting = isSetting || text.includes('.') ? findStructure(text) : undefined;
  return setting && { page: keyPath(setting.path), name: setting.path };
}
