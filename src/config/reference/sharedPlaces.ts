/**
 * Places of the configuration that repeat a block: what is written of the block stands once, under the block's name, in
 * `docs/definitions.json`. `*` is any one name. A path that has a text of its own does not ask here.
 */
const places = (
  [
    ['selfservice.flows.*.before.hooks', 'hooks'],
    ['selfservice.flows.*.after.hooks', 'hooks'],
    ['selfservice.flows.*.after.*.hooks', 'hooks'],
    ['selfservice.flows.*.after.*.default_browser_return_url', 'afterMethodReturnUrl'],
    ['courier.http.request_config', 'request'],
    ['courier.channels[].request_config', 'request'],
    ['courier.sms.request_config', 'request'],
    ['selfservice.methods.password.config.migrate_hook.config', 'request'],
    ['courier.templates.*.valid', 'template'],
    ['courier.templates.*.invalid', 'template'],
    ['serve.*.tls', 'tls'],
    ['serve.*.socket', 'socket'],
    ['serve.*.request_log', 'requestLog'],
  ] as const
).map(([place, block]) => ({ place: place.split('.'), block }));

/** A hook's request is described where every request is; what a hook has beyond it stands with the hook. */
const hookRequest = /^hooks\[\]\.config\.(?<rest>(?:url|method|headers|auth)(?:$|\..*))/;

/** The name under which a path's text stands in the definitions; undefined for a path that repeats nothing. */
export function sharedName(path: string): string | undefined {
  const names = path.split('.');
  for (const { place, block } of places) {
    const rest = restBehind(names, place);
    if (rest === undefined) continue;
    const name = `${block}${rest}`;
    const request = hookRequest.exec(name)?.groups?.rest;
    return request === undefined ? name : `request.${request}`;
  }
  return undefined;
}

/** What follows a place in a path, with its dot or brackets; undefined when the path is not there. */
function restBehind(names: readonly string[], place: readonly string[]): string | undefined {
  if (names.length < place.length) return undefined;
  const last = place.length - 1;
  const fits = place.every((name, i) => {
    const given = i === last ? (names[i] ?? '').replace(/(?<!\[\])(?:\[\])+$/, '') : names[i];
    return name === '*' ? given !== '' : given === name || names[i] === name;
  });
  if (!fits) return undefined;
  const end = names[last] ?? '';
  const items = end === place[last] ? '' : end.slice(end.replace(/(?<!\[\])(?:\[\])+$/, '').length);
  return [items, ...names.slice(place.length).map((name) => `.${name}`)].join('');
}
