import { everySpan, groupSpan } from './spans';
import type { Span } from './spans';

/** `host:5432:database:user:password` of `.pgpass`; a colon within one of them has a backslash before it. */
const pgpass =
  /^(?:[^\s:\\#]|\\.){1,253}:(?:\d{1,5}|\*):(?:[^\s:\\]|\\.){1,100}:(?:[a-z_*](?:[^\s:\\]|\\.){0,100}):((?:[^\s:\\]|\\.){1,300})\r?$/dgim;

/** `machine smtp.example.org login app password …` of `.netrc`, in one line or in several. */
const netrc =
  /\b(?:machine\s{1,20}\S{1,253}|default)(?:\s{1,20}(?:login|account)\s{1,20}\S{1,200}){1,2}\s{1,20}password\s{1,20}(\S{1,300})/dg;

const shortOption = /[ \t]-p["']?((?!\[redacted])[^\s"']{1,300})/dg;

/** Where passwords stand that the files and the command lines of databases and mail tools hold by their place alone. */
export function findInToolFiles(text: string): Span[] {
  return [
    ...(text.includes(':') ? everySpan(text, pgpass, 1) : []),
    ...(text.includes('password') ? everySpan(text, netrc, 1) : []),
    ...findOfMysql(text),
  ];
}

/** `mysql -papp`: its short option has the password right behind it. Other programs use `-p` for something else. */
function findOfMysql(text: string): Span[] {
  return Array.from(text.matchAll(shortOption))
    .filter(({ index }) => {
      const before = text.slice(Math.max(0, index - longestCommand), index);
      return /\b(?:mysql|mariadb)/.test(before.slice(before.lastIndexOf('\n') + 1));
    })
    .map((match) => groupSpan(match, 1));
}

const longestCommand = 300;
