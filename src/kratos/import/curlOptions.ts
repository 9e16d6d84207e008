/** Options of curl that have a value, by their letter and their long name. */
const letters: Readonly<Record<string, string>> = {
  A: 'user-agent',
  b: 'cookie',
  c: 'cookie-jar',
  C: 'continue-at',
  d: 'data',
  D: 'dump-header',
  e: 'referer',
  E: 'cert',
  F: 'form',
  H: 'header',
  h: 'help',
  K: 'config',
  m: 'max-time',
  o: 'output',
  P: 'ftp-port',
  Q: 'quote',
  r: 'range',
  t: 'telnet-option',
  T: 'upload-file',
  u: 'user',
  U: 'proxy-user',
  w: 'write-out',
  x: 'proxy',
  X: 'request',
  y: 'speed-time',
  Y: 'speed-limit',
  z: 'time-cond',
};
/** Letters of options without a value that change what is sent. */
const flags: Readonly<Record<string, string>> = { G: 'get', I: 'head', i: 'include', v: 'verbose', L: 'location' };

/** Long options whose value changes what is sent. Every other is let by, with its value. */
const withValue = new Set([
  ...Object.values(letters),
  ...['data-raw', 'data-ascii', 'data-binary', 'data-urlencode', 'json', 'form-string', 'url', 'url-query'],
  ...['oauth2-bearer', 'variable', 'connect-timeout', 'max-redirs', 'retry', 'retry-delay', 'cacert', 'capath', 'key'],
  ...['resolve', 'connect-to', 'interface', 'ciphers', 'tls-max', 'unix-socket', 'noproxy', 'stderr', 'trace'],
  ...['trace-ascii', 'proxy-header', 'limit-rate', 'cert-type', 'key-type', 'pass', 'aws-sigv4', 'output-dir'],
  ...['request-target', 'expect100-timeout', 'dns-servers', 'doh-url', 'preproxy', 'socks5', 'socks5-hostname'],
]);
/** Long options without a value that are often seen, so that nothing is said of them. */
const withoutValue =
  /^(?:compressed|silent|show-error|location(?:-trusted)?|include|verbose|insecure|fail(?:-with-body|-early)?|get|head|http[\d.]+|http2-prior-knowledge|ipv[46]|junk-session-cookies|next|no-.+|parallel|path-as-is|globoff|basic|digest|anyauth|raw|tlsv[\d.]+|ssl-.+|progress-bar|tr-encoding|remote-.+|create-dirs|disable|keepalive.*|tcp-.+)$/;

/** An option of a command line, by its long name; a word that is none is an `url`. */
export interface CurlOption {
  readonly name: string;
  readonly value: string;
  /** The part of the value that is known only when the command runs. */
  readonly computed?: string;
  /** It is not known whether it changes anything. */
  readonly unknown?: true;
}

/** The options and addresses of a call of curl, without its own name. */
export function readCurlOptions(words: readonly { readonly text: string; readonly computed?: string }[]): CurlOption[] {
  const options: CurlOption[] = [];
  let isPlain = false;
  for (let at = 0; at < words.length; at += 1) {
    const { text, computed } = words[at] ?? { text: '' };
    const take = (name: string, value: string, from = computed): void => {
      options.push({ name, value, ...(from !== undefined && { computed: from }) });
    };
    const takeNext = (name: string): void => {
      at += 1;
      const next = words[at];
      if (next) take(name, next.text, next.computed);
    };
    if (isPlain || !/^-./.test(text)) take('url', text);
    else if (text === '--') isPlain = true;
    else if (text.startsWith('--')) {
      const name = text.slice(2).replace(/^expand-/, '');
      const next = words[at + 1]?.text;
      if (withValue.has(name)) takeNext(name);
      else if (withoutValue.test(name)) take(name, '');
      else {
        options.push({ name, value: '', unknown: true });
        // A value of its own, rather than an address.
        if (next !== undefined && !/^-|^(?:https?:)?\/\/|^[\w.-]+(?::\d+)?\//.test(next)) at += 1;
      }
    } else {
      for (let letter = 1; letter < text.length; letter += 1) {
        const sign = text.charAt(letter);
        const name = letters[sign];
        if (name === undefined) take(flags[sign] ?? '', '');
        else {
          const rest = text.slice(letter + 1);
          if (rest === '') takeNext(name);
          else take(name, rest);
          break;
        }
      }
    }
  }
  return options;
}
