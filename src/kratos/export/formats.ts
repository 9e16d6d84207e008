import { curl } from './curl';
import { fetchNode } from './fetchNode';
import type { ExportFormat } from './format';
import type { FormatName } from './names';

/** Every format by its name, in the order in which they are offered. */
export const formats: Readonly<Record<FormatName, ExportFormat>> = {
  curl,
  'fetch-node': fetchNode,
};
