/** An operation of a JSON Patch (RFC 6902), of those that Kratos knows. */
export type PatchOperation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: string };
