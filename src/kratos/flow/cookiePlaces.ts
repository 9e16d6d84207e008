/** The host as cookies name it: IPv6 without its brackets. */
export function cookieHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** True where a `Secure` cookie may come from and go to: https, and http on this machine. */
export function isSecurePlace({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || isThisMachine(hostname);
}

/** `hostname` as `URL` writes it: dotted numbers for IPv4, brackets around IPv6, small letters. */
function isThisMachine(hostname: string): boolean {
  return hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname) || /^(?:.+\.)?localhost\.?$/.test(hostname);
}

/** Whether a path lies below that of a cookie. */
export function coversPath(path: string, asked: string): boolean {
  return asked === path || (asked.startsWith(path) && (path.endsWith('/') || asked[path.length] === '/'));
}
