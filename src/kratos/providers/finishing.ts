import type { Flow } from '../flow/types';

/** The label of the button that goes to the provider once more. */
const continueLabel = 1_040_003;

/**
 * Whether a person came back from a provider and traits are missing: the button of that provider alone is left, with a
 * label of its own.
 */
export function lacksTraits(flow: Flow | undefined): boolean {
  return (
    flow?.flowType === 'registration' &&
    flow.nodes.some(
      (node) =>
        node.type === 'input' &&
        node.inputType === 'submit' &&
        node.name === 'provider' &&
        node.label?.id === continueLabel,
    )
  );
}
