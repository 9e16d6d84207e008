/** Whether a text waits for a template or a shell to fill it in: `${HOST}`, `$HOST`, `{{ .Values.host }}`, `<your host>`. Then nothing can be said of it. */
export function isPlaceholder(text: string): boolean {
  return /\$\{|\{\{|^\$\w+$|<[^<>@]+>/.test(text);
}
