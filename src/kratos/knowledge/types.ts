/**
 * What is known of one name that Kratos, its API or its configuration uses, or of a check of configurations. One format
 * for messages, error ids, configuration keys and checks, so that all explanations read alike.
 */
export interface Knowledge {
  readonly kind: 'message' | 'error' | 'key' | 'value' | 'rule';
  /**
   * What stands in the source: `4000006`, `session_aal2_required`, `session.whoami.required_aal`, `highest_available`,
   * `kratos/no-courier`.
   */
  readonly name: string;
  /**
   * One short line: the server's text for a message, the HTTP status and message for an error id, what the key decides.
   */
  readonly title: string;
  /** Severity where there is one. */
  readonly tone?: 'info' | 'success' | 'error';
  /**
   * Short facts in reading order, e.g. `Type: error`, `Sent by: login · password`, `Since: v1.3.1 or earlier`,
   * `Default: highest_available`.
   */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  /** What it means, in a sentence or two for someone who has not read the manual. */
  readonly meaning: string;
  /** Why it happens: the true causes, most likely first. Absent for pure labels. */
  readonly causes?: readonly string[];
  /** What to do next: one sentence each. */
  readonly next?: readonly string[];
  /** How a setting may look, as YAML: the value of a key, or what goes into the file for a check. */
  readonly example?: string;
}
