/** Where chance begins in this run: given, to see again what was seen, or another one each time. */
export const seed = Number(process.env.KRATOS_FLOWS_TORTURE_SEED ?? Date.now() % 2 ** 31);

/** So many of the tries that are wanted: all, or a share of them where a run is to be short. */
export function runsOf(wanted: number): number {
  return Math.max(1, Math.round(wanted * Number(process.env.KRATOS_FLOWS_TORTURE_SHARE ?? 1)));
}
