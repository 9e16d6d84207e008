import { t } from '@vscode/l10n';
import { parseGoUrl } from '../../facts/goUrl';
import type { Form } from './forms';

/** A format whose texts Kratos's validator looks at. */
interface Format extends Form {
  readonly fits: (value: string) => boolean;
}

/** The formats of the configuration that Kratos checks; it knows no `uuid`, and lets everything pass there. */
export const formats: Readonly<Record<string, Format>> = {
  uri: {
    expected: () => t('an absolute URL, with its scheme'),
    example: 'https://example.com/path',
    fits: (value) => (parseGoUrl(value)?.scheme ?? '') !== '',
    meant: urlMeant,
  },
  'uri-reference': {
    expected: () => t('a URL, or a path of one'),
    example: 'https://example.com/path',
    fits: (value) => parseGoUrl(value) !== undefined,
    meant: urlMeant,
  },
  email: {
    expected: () => t('an e-mail address alone, without a name'),
    example: 'no-reply@example.com',
    fits: isMailAddress,
    meant: (value) => {
      const address = /<([^<>]+)>\s*$/.exec(value)?.[1];
      return address !== undefined && isMailAddress(address) ? address : undefined;
    },
  },
  hostname: { expected: () => t('a host name alone'), example: 'example.com', fits: isHostName },
};

/** A host without a scheme, or the path of a file. */
function urlMeant(value: string): string | undefined {
  if (/^(?:localhost|127\.0\.0\.1|\d+(?:\.\d+){3})(?::\d+)?(?:\/\S*)?$/.test(value)) return `http://${value}`;
  if (
    /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?::\d+)?(?:\/\S*)?$/i.test(value) &&
    !/\.(?:json|jsonnet|gotmpl|tmpl|html|txt)$/.test(value)
  )
    return `https://${value}`;
  return /^(?:\.{0,2}\/)?[\w-][\w./-]*\.(?:json|jsonnet|gotmpl|tmpl|html|txt)$/.test(value)
    ? `file://${value}`
    : undefined;
}

/** As Kratos's validator looks at a host name: letters, digits and dashes in labels of 63 at most. */
function isHostName(value: string): boolean {
  const host = value.replace(/\.$/, '');
  return (
    host.length <= 253 &&
    !host.startsWith('-') &&
    host.split('.').every((label) => /^[a-z\d-]{0,62}[a-z\d]$/i.test(label))
  );
}

/**
 * The parts of an address that Kratos's validator takes: atoms with dots between them, or a quoted text; letters beyond
 * ASCII too.
 */
/** What stands before the @: atoms with dots between them, or a text in quotes. */

const localPart = /^(?:[^\s\0-\x1f()<>[\]:;@\\,."]+(?:\.[^\s\0-\x1f()<>[\]:;@\\,."]+)*|"[^"\\]*")$/;

function isMailAddress(value: string): boolean {
  const at = value.lastIndexOf('@');
  const [local, domain] = [value.slice(0, Math.max(at, 0)), value.slice(at + 1)];
  return at > 0 && value.length <= 254 && local.length <= 64 && isHostName(domain) && localPart.test(local);
}
