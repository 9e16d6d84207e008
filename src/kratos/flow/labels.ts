import type { Flow, InputNode, NodeGroup, UiNode } from './types';

const titles: Readonly<Record<string, string>> = {
  default: 'General',
  password: 'Password',
  oidc: 'Social sign-in',
  saml: 'Single sign-on',
  profile: 'Profile',
  link: 'Link by e-mail',
  code: 'Code by e-mail',
  totp: 'Authenticator app',
  lookup_secret: 'Back-up codes',
  webauthn: 'Security key',
  passkey: 'Passkey',
  identifier_first: 'Your account',
  captcha: 'Proof that you are human',
};

/** The heading of a group of nodes. An unknown group is named as the server names it. */
export function groupTitle(group: NodeGroup, flow: Flow): string {
  if (group === 'lookup_secret' && flow.flowType === 'login') return 'Back-up code';
  if (group === 'profile' && flow.flowType === 'registration') return 'Your details';
  if (group === 'code' && goesToPhone(flow)) return 'Code by text message';
  return Object.hasOwn(titles, group) ? (titles[group] ?? group) : group;
}

/** Whether the addresses that a code goes to are phone numbers, as far as the nodes tell. */
function goesToPhone(flow: Flow): boolean {
  const inputs = flow.nodes.filter((node) => node.type === 'input').filter(({ group }) => group === 'code');
  const addresses = inputs.filter(({ name }) => /^(?:address|identifier|recovery_(?:confirm_)?address)$/.test(name));
  const values = addresses.map(({ value }) => String(value ?? '')).filter((value) => value !== '');
  return values.length > 0 && values.every((value) => /^\+[\d\s().-]+$/.test(value));
}

/** Names whose own words say little to a person. */
const wordings: Readonly<Record<string, string>> = {
  identifier: 'Identifier',
  email: 'E-mail address',
  code: 'Code',
  totp_code: 'Authenticator code',
  lookup_secret: 'Back-up code',
  totp_qr: 'QR code',
  totp_secret_key: 'Authenticator secret',
  lookup_secret_codes: 'Back-up codes',
};

/** What a node is called: the server's label, else words made from its name (`traits.name.first` → `Name first`). */
export function nodeLabel(node: UiNode): string {
  if (node.label !== undefined && node.label.text !== '') return node.label.text;
  switch (node.type) {
    case 'a':
      return node.title.text === '' ? node.href : node.title.text;
    case 'input':
      return node.inputType === 'submit' ? submitLabel(node) : nameLabel(node.name);
    case 'unknown':
      return node.nodeType === '' ? 'Unknown node' : `Unknown node of type ${node.nodeType}`;
    case 'text':
    case 'img':
    case 'script':
    case 'div':
      return node.id === '' ? '' : nameLabel(node.id);
  }
}

function submitLabel(node: InputNode): string {
  const value = String(node.value ?? '');
  if (node.name === 'method')
    return value === ''
      ? 'Continue'
      : `Continue with ${Object.hasOwn(titles, value) ? (titles[value] ?? value) : value}`;
  return value === '' || value === 'true' ? nameLabel(node.name) : `${nameLabel(node.name)}: ${value}`;
}

function nameLabel(name: string): string {
  const known = Object.hasOwn(wordings, name) ? wordings[name] : undefined;
  if (known !== undefined) return known;
  const words = name
    .replace(/^traits\./, '')
    .replace(/[._]+/g, ' ')
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
