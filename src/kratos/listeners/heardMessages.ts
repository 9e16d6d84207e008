import type { HeardMessage } from './channelMessage';

/** So many messages are kept. */
const most = 100;

/** The messages that came to the listener, newest last, in memory only. */
export class HeardMessages {
  private kept: readonly HeardMessage[] = [];

  get all(): readonly HeardMessage[] {
    return this.kept;
  }

  /** Takes one more post: the same message again is counted with the first. */
  take(message: HeardMessage): void {
    const before = this.kept.find((one) => isSame(one, message));
    const joined = before === undefined ? message : { ...before, posts: [...before.posts, ...message.posts] };
    this.kept = [...this.kept.filter((one) => one !== before), joined].slice(-most);
  }
}

/** Kratos tells no id of a message, so that it is the same by what it says, and when it is posted again soon. */
function isSame(one: HeardMessage, other: HeardMessage): boolean {
  const lastPost = one.posts.at(-1) ?? 0;
  return (
    one.recipient === other.recipient &&
    one.template === other.template &&
    one.body === other.body &&
    (other.posts[0] ?? 0) - lastPost < retryMs
  );
}

/** Kratos posts again after a second; a machine with much to do takes longer. */
const retryMs = 60_000;
