import { parseJson } from './document';
import type { Documents } from './types';

/** Takes documents out of the way that are no JSON at all: whatever wrote them did not come to its end. */
export class Damaged {
  /** Where they are now. */
  readonly places: string[] = [];

  constructor(private readonly documents: Documents) {}

  /** Yields whether a document that could not be read is one, and was taken out of the way. */
  async take(name: string, text: string): Promise<boolean> {
    if (parseJson(text) !== undefined || !this.documents.setAside) return false;
    this.places.push(await this.documents.setAside(name));
    return true;
  }
}
