/** Where the line of an offset begins: behind the break before it. What stands at the very beginning has none. */
export function lineStartAt(text: string, offset: number): number {
  // A search from before the beginning would look at the beginning.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
