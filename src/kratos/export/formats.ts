import { curl } from './curl';
import { fetchNode } from './fetchNode';
import type { ExportFormat } from './format';
import type { FormatName } from './names';
import { httpyac } from './httpyac';
import { k6 } from './k6';
import { markdown } from './markdown';
import { mermaid } from './mermaid';
import { oryClient } from './oryClient';
import { oryClientFetch } from './oryClientFetch';
import { playwright } from './playwright';

/** Every format by its name, in the order in which they are offered. */
export const formats: Readonly<Record<FormatName, ExportFormat>> = {
  curl,
  'fetch-node': fetchNode,
  'ory-client': oryClient,
  'ory-client-fetch': oryClientFetch,
  playwright,
  k6,
  httpyac,
  mermaid,
  markdown,
};
