/**
 * The schema that a YAML text asks for by a comment that editors read: `# yaml-language-server: $schema=…`, or `#
 * $schema: …`. `none` asks for no schema at all. Undefined without such a comment. Comments stand before the first
 * setting, so no more is read.
 */
export function schemaInModeline(head: string): string | undefined {
  for (const line of head.split('\n')) {
    const text = line.trim();
    if (text === '' || text === '---') continue;
    if (!text.startsWith('#')) return undefined;
    const at = text.indexOf('$schema');
    const isModeline = text.startsWith('# $schema') || text.includes('yaml-language-server:');
    const sign = text[at + '$schema'.length];
    if (at < 0 || !isModeline || (sign !== '=' && sign !== ':')) continue;
    return text
      .slice(at + '$schema'.length + 1)
      .trim()
      .split(' ')[0];
  }
  return undefined;
}
