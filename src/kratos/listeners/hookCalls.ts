import { isRetry, readHookPlace, type HookAnswered, type HookCall } from './hookCall';
import type { HeardRequest } from './listen';

/** So many calls are kept. */
const most = 50;

/** The calls of web hooks, newest last, in memory only: their bodies hold what people typed, and cookies in clear. */
export class HookCalls {
  private kept: readonly HookCall[] = [];
  private count = 0;

  constructor(private readonly changed: () => void) {}

  get all(): readonly HookCall[] {
    return this.kept;
  }

  /** How many came, those that are not kept any more included. */
  get total(): number {
    return this.count;
  }

  /** Takes a call; yields its number. */
  take(request: HeardRequest): number {
    const attempt = 1 + this.kept.filter((one) => isRetry(one, request)).length;
    const call: HookCall = { ...request, number: (this.count += 1), place: readHookPlace(request.body), attempt };
    this.kept = [...this.kept, call].slice(-most);
    this.changed();
    return call.number;
  }

  answered(number: number, answered: HookAnswered): void {
    this.kept = this.kept.map((call) => (call.number === number ? { ...call, answered } : call));
    this.changed();
  }

  clear(): void {
    this.kept = [];
    this.changed();
  }
}
