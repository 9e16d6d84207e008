import type { Reading } from '../growth';
import { configReadings } from './config';
import { detectionReadings } from './detection';
import { environmentReadings } from './environment';
import { importReadings } from './imports';
import { pasteReadings } from './paste';
import { secretReadings } from './secrets';
import { textReadings } from './text';

/** Everything that reads a text of a file, of a server or of a person. What is new comes with its worst texts. */
export const readings: readonly Reading[] = [
  ...detectionReadings,
  ...configReadings,
  ...environmentReadings,
  ...textReadings,
  ...secretReadings,
  ...pasteReadings,
  ...importReadings,
];
