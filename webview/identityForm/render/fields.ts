import { html, nothing, type TemplateResult } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ChoiceNode, FormNode, FormPath, InputNode, JsonNode, ListNode } from '../../../src/protocol/identityForm';
import { drawChoice as drawSelect } from '../../shared/choice';
import { icon, iconButton } from '../../shared/icons';
import {
  describedBy,
  drawField,
  drawFieldMessages,
  drawHint,
  drawInputLine,
  drawMessage,
  type LabelledField,
} from '../../shared/input';
import { texts } from '../texts';
import { keyOf, type View } from '../view';

type Drawn = TemplateResult | typeof nothing;

/** A part of the form, whatever it is. */
export function drawNode(view: View, node: FormNode, path: FormPath): TemplateResult {
  switch (node.kind) {
    case 'input':
      return drawInput(view, node, path);
    case 'choice':
      return drawChoice(view, node, path);
    case 'json':
      return drawJson(view, node, path);
    case 'list':
      return drawList(view, node, path);
    case 'group':
      return drawGroup(view, node.label, node.hint, path, node.fields);
  }
}

/** Fields that belong together, under their name. */
function drawGroup(
  view: View,
  label: string,
  hint: string | undefined,
  path: FormPath,
  fields: readonly FormNode[],
): TemplateResult {
  return html`<fieldset class="part-of" aria-describedby=${hint === undefined ? nothing : `${idOf(path)}-hint`}>
    <legend><bdi>${label}</bdi></legend>
    ${drawHint(idOf(path), hint)} ${drawProblems(view, path)}
    <div class="fields">${fields.map((field) => drawNode(view, field, [...path, field.name]))}</div>
  </fieldset>`;
}

function drawInput(view: View, node: InputNode, path: FormPath): TemplateResult {
  const key = keyOf(path);
  const isShown = view.revealed.has(key);
  const hides = node.secret === true;
  return drawInputLine({
    ...labelled(view, node, path),
    key,
    type: hides && isShown ? 'text' : node.inputType,
    value: view.text(path, node.text),
    inputMode: node.of === 'string' ? undefined : node.of === 'integer' ? 'numeric' : 'decimal',
    autocomplete: hides ? 'new-password' : 'off',
    invalid: problemsAt(view, path).length > 0,
    inside: hides
      ? iconButton(isShown ? 'eye-closed' : 'eye', isShown ? texts.hide(node.label) : texts.show(node.label), () => {
          view.run.reveal(key);
        })
      : nothing,
    typed: (text) => {
      view.run.type(path, text);
    },
  });
}

function drawChoice(view: View, node: ChoiceNode, path: FormPath): TemplateResult {
  const chosen = view.text(path, node.text);
  return drawField(
    labelled(view, node, path),
    drawSelect({
      id: idOf(path),
      name: path.join('.'),
      key: keyOf(path),
      options: node.options,
      chosen,
      required: node.required,
      invalid: problemsAt(view, path).length > 0,
      describedBy: spokenOf(view, node, path),
      none: texts.none,
      choose: (text) => {
        view.run.type(path, text);
      },
    }),
  );
}

/** Lines that a value needs, between what is seen at once and what is scrolled. */
function linesOf(text: string): number {
  return Math.min(Math.max(text.split('\n', 13).length, 2), 12);
}

function drawJson(view: View, node: JsonNode, path: FormPath): TemplateResult {
  const text = view.text(path, node.text);
  return drawField(
    labelled(view, node, path),
    html`<textarea
      id=${idOf(path)}
      class="vscode-textarea json-text"
      name=${path.join('.')}
      data-key=${keyOf(path)}
      rows=${linesOf(text)}
      spellcheck="false"
      ?required=${node.required}
      aria-describedby=${spokenOf(view, node, path)}
      aria-invalid=${invalid(view, path)}
      .value=${live(text)}
      @input=${(event: Event) => {
        view.run.type(path, (event.currentTarget as HTMLTextAreaElement).value);
      }}
    ></textarea>`,
  );
}

function drawList(view: View, node: ListNode, path: FormPath): TemplateResult {
  return html`<fieldset class="part-of list">
    <legend><bdi>${node.label}</bdi></legend>
    ${drawHint(idOf(path), node.hint)} ${drawProblems(view, path)}
    ${repeat(
      node.items,
      (_, position) => position,
      (item, position) => {
        const label = texts.item(node.label, position + 1);
        const named = { ...item, label };
        return html`<div class="list-item">
          ${drawNode(view, named, [...path, String(position)])}
          ${iconButton('trash', texts.remove(label), () => {
            view.run.remove(path, position);
          })}
        </div>`;
      },
    )}
    <button
      type="button"
      class="vscode-button secondary"
      @click=${() => {
        view.run.add(path);
      }}
    >
      ${icon('add')}<span class="caption">${texts.add(node.label)}</span>
    </button>
  </fieldset>`;
}

function labelled(view: View, node: InputNode | ChoiceNode | JsonNode, path: FormPath): LabelledField {
  const { label, name, hint, required } = node;
  return {
    id: idOf(path),
    name: path.join('.'),
    label: label === '' ? name : label,
    required,
    requiredTitle: texts.required,
    hint,
    messages: drawProblems(view, path),
  };
}

function problemsAt({ state }: View, path: FormPath): readonly string[] {
  const key = keyOf(path);
  return state.problems.filter((one) => keyOf(one.path) === key).map(({ what }) => what);
}

function drawProblems(view: View, path: FormPath): Drawn {
  return drawFieldMessages(
    idOf(path),
    problemsAt(view, path).map((what) => drawMessage('bad', texts.error, what)),
  );
}

function spokenOf(view: View, node: FormNode, path: FormPath): string | typeof nothing {
  return describedBy(idOf(path), problemsAt(view, path).length > 0, node.hint !== undefined);
}

function invalid(view: View, path: FormPath): 'true' | typeof nothing {
  return problemsAt(view, path).length > 0 ? 'true' : nothing;
}

function idOf(path: FormPath): string {
  return `part-${encodeURIComponent(keyOf(path))}`;
}
