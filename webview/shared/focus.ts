/** Whether the focus is on nothing, as after its element was drawn away. */
export function isFocusOnNothing(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
