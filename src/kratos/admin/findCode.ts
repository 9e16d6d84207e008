/**
 * The one-time code in a mail: in Kratos's own templates the only run of exactly six digits on a line of its own.
 * Templates of one's own may put it elsewhere: then the `code` of a link counts, then the first free-standing run of
 * six digits.
 */
export function findCode(body: string): string | undefined {
  const alone = /^[ \t]*(\d{6})[ \t]*\r?$/m.exec(body)?.[1];
  return (
    alone ?? /[?&](?:amp;)?code=(\d{6})(?!\d)/.exec(body)?.[1] ?? /(?<![\w.:/=-])(\d{6})(?![\w:/=-])/.exec(body)?.[1]
  );
}

/** The link in a mail that leads on: the one below `/self-service/`, else the first one. HTML entities are undone. */
export function findLink(body: string): string | undefined {
  const links = [...body.matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([link]) =>
    withoutPunctuation(link.replaceAll('&amp;', '&')),
  );
  return links.find((link) => link.includes('/self-service/')) ?? links[0];
}

/** Without what a sentence puts behind a link. */
function withoutPunctuation(link: string): string {
  let end = link.length;
  while (end > 0 && '.,;)'.includes(link.charAt(end - 1))) end -= 1;
  return link.slice(0, end);
}
