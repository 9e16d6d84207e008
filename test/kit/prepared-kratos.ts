import { findKratos } from '../../scripts/kratos.mjs';

/** Once per run, before any test: builds Kratos where that is needed, so that no test waits for it. */
export default async function prepareKratos(): Promise<void> {
  await findKratos();
}
