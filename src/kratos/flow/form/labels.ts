import { t } from '@vscode/l10n';
import type { Flow, InputNode, NodeGroup, UiNode } from '../types';

/**
 * The name of a group, or of the method that it stands for. One that is not known here is named as the server names it.
 */
function methodTitle(group: string): string {
  switch (group) {
    case 'default':
      return t('General');
    case 'password':
      return t('Password');
    case 'oidc':
      return t('Social sign-in');
    case 'saml':
      return t('Single sign-on');
    case 'profile':
      return t('Profile');
    case 'link':
      return t('Link by e-mail');
    case 'code':
      return t('One-time code');
    case 'totp':
      return t('Authenticator app');
    case 'lookup_secret':
      return t('Back-up codes');
    case 'webauthn':
      return t('Security key');
    case 'passkey':
      return t('Passkey');
    case 'identifier_first':
      return t('Your account');
    case 'deviceauthn':
      return t('Key of a device');
    case 'captcha':
      return t('Proof that you are human');
    default:
      return group;
  }
}

/** The heading of a group of nodes. An unknown group is named as the server names it. */
export function groupTitle(group: NodeGroup, flow: Flow): string {
  if (group === 'lookup_secret' && flow.flowType === 'login') return t('Back-up code');
  if (group === 'profile' && flow.flowType === 'registration') return t('Your details');
  if (group === 'code') return codeTitle(flow);
  return methodTitle(group);
}

/** By the way that a code goes, as far as the addresses in the nodes tell; they may be masked. */
function codeTitle(flow: Flow): string {
  const inputs = flow.nodes.filter((node) => node.type === 'input').filter(({ group }) => group === 'code');
  const addresses = inputs.filter(({ name }) =>
    /^(?:address|identifier|email|recovery_(?:confirm_)?address)$/.test(name),
  );
  const values = addresses.map(({ value }) => String(value ?? '')).filter((value) => value !== '');
  const areAll = (shape: RegExp): boolean => values.length > 0 && values.every((value) => shape.test(value));
  if (areAll(/^\+[\d*\s().-]+$/)) return t('Code by text message');
  return areAll(/@/) ? t('Code by e-mail') : methodTitle('code');
}

/** Words for names whose own words say little to a person. */
function wordsFor(name: string): string | undefined {
  switch (name) {
    case 'identifier':
      return t('Identifier');
    case 'email':
      return t('E-mail address');
    case 'code':
      return t('Code');
    case 'totp_code':
      return t('Authenticator code');
    case 'lookup_secret':
      return t('Back-up code');
    case 'totp_qr':
      return t('QR code');
    case 'totp_secret_key':
      return t('Authenticator secret');
    case 'lookup_secret_codes':
      return t('Back-up codes');
    default:
      return undefined;
  }
}

/** What a node is called: the server's label, else words made from its name (`traits.name.first` → `Name first`). */
export function nodeLabel(node: UiNode): string {
  if (node.label !== undefined && node.label.text !== '') return node.label.text;
  switch (node.type) {
    case 'a':
      return node.title.text === '' ? node.href : node.title.text;
    case 'input':
      return node.inputType === 'submit' ? submitLabel(node) : nameLabel(node.name);
    case 'unknown':
      return node.nodeType === '' ? t('Unknown node') : t('Unknown node of type {0}', node.nodeType);
    case 'text':
    case 'img':
    case 'script':
    case 'div':
      return node.id === '' ? '' : nameLabel(node.id);
  }
}

function submitLabel(node: InputNode): string {
  const value = String(node.value ?? '');
  if (node.name === 'method') return value === '' ? t('Continue') : t('Continue with {0}', methodTitle(value));
  return value === '' || value === 'true' ? nameLabel(node.name) : `${nameLabel(node.name)}: ${value}`;
}

function nameLabel(name: string): string {
  const known = wordsFor(name);
  if (known !== undefined) return known;
  const words = name
    .replace(/^traits\./, '')
    .replace(/[._]+/g, ' ')
    .trim();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
