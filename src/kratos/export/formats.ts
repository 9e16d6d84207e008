import { bruno } from './bruno';
import { curl } from './curl';
import { fetchBrowser } from './fetchBrowser';
import { fetchNode } from './fetchNode';
import type { ExportFormat } from './format';
import { go } from './go';
import { har } from './har';
import type { FormatName } from './names';
import { httpyac } from './httpyac';
import { hurl } from './hurl';
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
  'fetch-browser': fetchBrowser,
  'ory-client': oryClient,
  'ory-client-fetch': oryClientFetch,
  go,
  playwright,
  k6,
  httpyac,
  hurl,
  bruno,
  har,
  mermaid,
  markdown,
};
