import type { Expectation, Place, RequestBody, Value } from '../recipe/types';

/** A body as a program for jq, which takes its values from the environment. `nameOf`: as they are called there. */
export function jqBody({ encoding, fields }: RequestBody, nameOf: (name: string) => string): string {
  if (encoding === 'json') return jqValue({ members: fields }, nameOf);
  const pairs = fields.map(([name, value]) => `[${JSON.stringify(name)}, ${jqValue(value, nameOf)}]`);
  return `[${pairs.join(', ')}] | map(map(tostring | @uri) | join("=")) | join("&")`;
}

function jqValue(value: Value, nameOf: (name: string) => string): string {
  if ('literal' in value) return JSON.stringify(value.literal);
  if ('ref' in value) return `env.${nameOf(value.ref)}`;
  if ('items' in value) return `[${value.items.map((item) => jqValue(item, nameOf)).join(', ')}]`;
  const members = value.members.map(([name, inner]) => `${JSON.stringify(name)}: ${jqValue(inner, nameOf)}`);
  return `{${members.join(', ')}}`;
}

/** What has to be true of an answer in JSON, as filters. */
export function jqExpectations({ state, messages, error, aal }: Expectation): readonly string[] {
  const ids = '[.ui.messages[]?.id, .ui.nodes[]?.messages[]?.id]';
  return [
    ...(state === undefined ? [] : [`.state == ${JSON.stringify(state)}`]),
    ...(messages === undefined ? [] : [`${ids} | contains(${JSON.stringify(messages)})`]),
    ...(error === undefined ? [] : [`.error.id == ${JSON.stringify(error)}`]),
    ...(aal === undefined ? [] : [`.session.authenticator_assurance_level == ${JSON.stringify(aal)}`]),
  ];
}

/** The filter for a value of an answer in JSON. */
export function jqPlace(place: Exclude<Place, { kind: 'location' }>): string {
  switch (place.kind) {
    case 'json':
      return jqPath(place.path);
    case 'node':
      return `first(.ui.nodes[].attributes | select(.name == ${JSON.stringify(place.name)})).value`;
    case 'shown':
      return `first(.ui.nodes[].attributes | select(.id == ${JSON.stringify(place.id)})).text.text`;
    case 'suggestion': {
      const { list, action, path } = place;
      return `first(${jqPath(list)}[] | select(.action == ${JSON.stringify(action)}))${jqPath(path)}`;
    }
    case 'mail': {
      const body = `first(.[] | select(.template_type == ${JSON.stringify(place.template)})).body`;
      return String.raw`${body} | capture("(?<code>\\b[0-9]{6}\\b)").code`;
    }
  }
}

function jqPath(path: readonly string[]): string {
  return path.map((key) => `.${key}`).join('');
}
