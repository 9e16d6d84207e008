/**
 * What a piece of work costs this process: microseconds of processor time, of the cheapest of several runs, so that it
 * counts neither what else the machine does nor what is done once. Compare costs with one another only.
 */
export function costOf(work: () => void, runs = 9): number {
  const costs = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.max(Math.min(...costs), 1);
}
