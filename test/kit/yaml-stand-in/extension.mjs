/** @typedef {(address: string) => string | undefined} Ask */

/** @type {Map<string, { requestSchema: Ask, requestContent: Ask }>} */
const contributors = new Map();

/** The interface of the YAML extension as far as others register with it, and a way for tests to ask as its server does before it validates. */
export function activate() {
  return {
    /** @param {string} id @param {Ask} requestSchema @param {Ask} requestContent */
    registerContributor(id, requestSchema, requestContent) {
      if (contributors.has(id)) return false;
      contributors.set(id, { requestSchema, requestContent });
      return true;
    },
    /** @param {string} resource */
    askFor(resource) {
      for (const { requestSchema, requestContent } of contributors.values()) {
        const schema = requestSchema(resource);
        if (schema) return { schema, content: requestContent(schema) };
      }
      return undefined;
    },
  };
}
