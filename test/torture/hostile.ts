import { buildPanelState } from '../../src/views/panel/state/buildState';
import { exchangeView } from '../../src/views/panel/state/wireText';
import { applyExchange } from '../../src/kratos/record/apply';
import type { GalleryState } from '../e2e/panel-gallery/states';
import { fromRecorded } from '../unit/kratos/exchange/exchanges';
import type { FlowStep } from '../unit/kratos/flow/replay/flowSteps';
import { makeInput, makeRecord } from '../unit/views/panel/makeRecord';

/** What would be seen if it came to life: an element of this name, an attribute of it, or a mark in the window. */
const marked = 'x-hostile';

/** Texts that are harmless as texts, and something else as markup or as an address. */
const hostile: readonly string[] = [
  `<${marked}></${marked}>`,
  `<img ${marked} src="https://host.invalid/p.png" onerror="window.hostile = 1">`,
  `"><svg ${marked} onload="window.hostile = 1">`,
  `' ${marked} onfocus='window.hostile = 1' autofocus='`,
  `<script ${marked}>window.hostile = 1</script>`,
  `</style></title></textarea><iframe ${marked} srcdoc="<script>top.hostile = 1</script>"></iframe>`,
  'javascript:window.hostile=1',
  'JaVaScRiPt\t:window.hostile=1//http://',
  ' \njavascript:window.hostile=1',
  'data:text/html,<script>top.hostile=1</script>',
  'vbscript:hostile',
  'command:workbench.action.quit',
  'https://host.invalid/p.png',
  '//host.invalid/p.png',
  '${window.hostile = 1}',
  `[x](javascript:window.hostile=1) ![x](https://host.invalid/p.png) <${marked}>`,
];

/** The texts themselves, as many as there are turns. */
export const hostileTexts = hostile.length;

/** What has to stay so that an answer is read as a flow with nodes of each kind. */
const kept = new Set(['id', 'type', 'node_type', 'state', 'expires_at', 'issued_at', 'method']);

/** A value with each of its texts, keys of free objects included, in place of which stands something hostile. */
function poisoned(json: unknown, key: string, turn: { at: number }): unknown {
  const next = (): string => hostile[turn.at++ % hostile.length] ?? '';
  if (typeof json === 'string') return kept.has(key) && turn.at++ % 5 !== 0 ? json : next();
  if (Array.isArray(json)) return json.map((item) => poisoned(item, key, turn));
  if (typeof json !== 'object' || json === null) return json;
  const free = key === 'context' || key === 'data' || key === 'traits';
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [free ? next() : name, poisoned(value, name, turn)]),
  );
}

/** What has to stay of a picture so that a page takes it: what a person does not read. */
const ofPictures = new Set(['kind', 'tone', 'icon', 'inputType', 'of', 'has', 'enrol']);

/** A picture of a page with something hostile in place of each text that is shown; `turn` says which comes first. */
export function hostilePicture<Picture>(picture: Picture, turn: number): Picture {
  let at = turn;
  const poison = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return ofPictures.has(key) ? value : (hostile[at++ % hostile.length] ?? '');
    if (Array.isArray(value)) return value.map((item) => poison(item, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        // What is pressed has an id that the page knows.
        name === 'id' && 'label' in value ? inner : poison(inner, name),
      ]),
    );
  };
  return poison(picture, '') as Picture;
}

/** The panel after an answer in which nearly every text is hostile; `turn` says which comes first. */
export function hostileState({ recorded, context, index }: FlowStep, turn: number): GalleryState {
  const { flowType, client, previous } = context;
  const body = poisoned(recorded.response?.body, '', { at: turn });
  const record = { ...makeRecord({ type: flowType, client }), ...(previous && { flow: previous }) };
  const exchange = fromRecorded({ ...recorded, response: recorded.response && { ...recorded.response, body } });
  const after = { ...applyExchange(record, exchange), id: 'f' };
  const persona = { id: 'p1', name: hostile[turn % hostile.length] ?? '', client, connectionId: 'c1' } as const;
  const connection = { id: 'c1', name: hostile[(turn + 1) % hostile.length] ?? '', publicUrl: 'http://127.0.0.1:4433' };
  const state = buildPanelState(makeInput(after, { persona, connection }));
  return {
    name: `hostile${index}-${turn}`,
    messages: [
      { type: 'state', state },
      { type: 'exchange', exchange: exchangeView(exchange, []) },
    ],
  };
}

/** Runs in the page: what came to life of hostile texts, and what would if somebody pressed it. */
export function findAlive(): readonly string[] {
  const found: string[] = [];
  if ('hostile' in window) found.push('a script ran');
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (name === 'x-hostile' || element.hasAttribute('x-hostile')) found.push(element.outerHTML.slice(0, 200));
    if (['iframe', 'object', 'embed', 'base', 'meta'].includes(name) && element.closest('head') === null)
      found.push(name);
    for (const attribute of element.attributes) {
      if (/^on/i.test(attribute.name)) found.push(`${name} ${attribute.name}`);
      const isAddress = ['href', 'src', 'action', 'formaction', 'srcdoc', 'poster'].includes(attribute.name);
      if (
        isAddress &&
        document.body.contains(element) &&
        !/^(?:https?:|#|data:image\/|blob:)/i.test(attribute.value) &&
        attribute.value !== ''
      )
        if (name !== 'script') found.push(`${name} ${attribute.name}=${attribute.value.slice(0, 80)}`);
    }
  }
  return found;
}
