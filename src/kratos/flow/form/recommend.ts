import { isShared, type Anatomy } from './anatomy';
import type { Flow, FlowType, NodeGroup } from '../types';

/**
 * Groups in the order in which people expect them; the order of the nodes differs between versions and between
 * redisplays.
 */
const orders: Readonly<Record<FlowType, readonly string[]>> = {
  login: [
    'identifier_first',
    'password',
    'code',
    'passkey',
    'webauthn',
    'deviceauthn',
    'totp',
    'lookup_secret',
    'oidc',
    'saml',
  ],
  registration: ['profile', 'password', 'code', 'passkey', 'webauthn', 'deviceauthn', 'oidc', 'saml'],
  settings: ['profile', 'password', 'totp', 'lookup_secret', 'passkey', 'webauthn', 'deviceauthn', 'oidc', 'saml'],
  recovery: ['code', 'link'],
  verification: ['code', 'link'],
};
const secondFactors = ['totp', 'webauthn', 'passkey', 'deviceauthn', 'code', 'lookup_secret'];

/**
 * Orders groups for a flow: known ones as people expect them, unknown ones after them as they came, what holds nothing
 * but a way back last.
 */
export function orderGroups(flow: Flow, anatomy: Anatomy, groups: readonly NodeGroup[]): readonly NodeGroup[] {
  const order = flow.flowType === 'login' && flow.requestedAal === 'aal2' ? secondFactors : orders[flow.flowType];
  const goesOn = leadingOn(flow, anatomy);
  const rank = (group: NodeGroup): number => {
    if (!goesOn.has(group)) return order.length + 1;
    const place = order.indexOf(group);
    return place === -1 ? order.length : place;
  };
  return groups.toSorted((a, b) => rank(a) - rank(b));
}

/**
 * The group a person most likely wants next: where the last attempt was refused, what the flow is in the middle of, an
 * enrolment that is not done yet, the new password after a recovery, else the first in order that can be pressed.
 */
export function recommendGroup(flow: Flow, anatomy: Anatomy, ordered: readonly NodeGroup[]): NodeGroup | undefined {
  const refused = anatomy.visible.find(
    (node) => !isShared(node, flow) && node.messages.some(({ type }) => type === 'error'),
  );
  const canGoOn = pressableIn(anatomy);
  const pressable = ordered.filter((group) => canGoOn.has(group));
  const wishes = [refused?.group, flow.active, ...(flow.flowType === 'settings' ? settingsWishes(flow, anatomy) : [])];
  return wishes.find((group) => group !== undefined && pressable.includes(group)) ?? pressable[0] ?? ordered[0];
}

/** Groups that hold something to fill in, or a button that does not only lead back. */
function leadingOn(flow: Flow, { submits, visible }: Anatomy): ReadonlySet<NodeGroup> {
  const shown = visible.filter((node) => !isShared(node, flow));
  const pressed = submits.filter(({ role }) => role !== 'back').map(({ node }) => node);
  return new Set([...shown, ...pressed].map(({ group }) => group));
}

/** Groups with a button by which a flow goes on. */
function pressableIn({ submits, visible }: Anatomy): ReadonlySet<NodeGroup> {
  const pressed = submits.filter(({ role }) => role === 'main' || role === 'other').map(({ node }) => node);
  const triggers = visible.filter((node) => node.type === 'input' && node.inputType === 'button');
  return new Set([...pressed, ...triggers].map(({ group }) => group));
}

function settingsWishes(flow: Flow, { visible }: Anatomy): readonly NodeGroup[] {
  const wishes: NodeGroup[] = [];
  // Codes that were just shown are to be kept; new ones are stored only when confirmed.
  if (visible.some((node) => node.type === 'text' && node.id === 'lookup_secret_codes')) wishes.push('lookup_secret');
  if (flow.messages.some(({ id }) => id === 1_060_001)) wishes.push('password');
  if (visible.some((node) => node.type === 'input' && node.name === 'totp_code')) wishes.push('totp');
  return wishes;
}
