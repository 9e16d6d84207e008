/** What a minimal configuration names. */
export interface MinimalConfiguration {
  /** The id of its only identity schema. */
  readonly schema?: string;
  /** The file of that schema, beside the configuration. */
  readonly file?: string;
  /** Where its pages are. */
  readonly pages?: string;
}

/**
 * The least that Kratos starts with, as YAML. It ends within `selfservice`: what a test adds goes on there, indented,
 * or begins a block of its own.
 */
export function minimalConfiguration({
  schema = 'default',
  file = 'identity.schema.json',
  pages = 'http://127.0.0.1:4455/',
}: MinimalConfiguration = {}): string {
  return `dsn: memory
identity:
  default_schema_id: ${schema}
  schemas:
    - id: ${schema}
      url: file://./${file}
selfservice:
  default_browser_return_url: ${pages}
`;
}
