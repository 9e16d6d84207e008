/**
 * What one window does to the storage that it shares: writes documents of its own and one that both write, reads and
 * lists. Ends with 0 when all went well.
 */
import { documentsIn } from '../../../src/platform/documents';

const [folder = '', name = '', turns = ''] = process.argv.slice(2);
const documents = documentsIn(folder);
for (let turn = 1; turn <= Number(turns); turn += 1) {
  const text = JSON.stringify({ name, turn, filler: name.repeat(2_000) });
  await documents.write(`flow-${name}.json`, text);
  await documents.write('flow-shared.json', text);
  await documents.write(`flow-${name}-${turn}.json`, text);
  JSON.parse((await documents.read('flow-shared.json')) ?? 'not there');
  if (turn % 10 === 0) await documents.list();
}
