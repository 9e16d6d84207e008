import { describe, expect, it } from 'vitest';
import { formPicture } from '../../../../src/kratos/export/formPicture';
import { buildForm } from '../../../../src/kratos/flow/form/form';
import { buildSubmission } from '../../../../src/kratos/flow/form/submission';
import { parseFlow } from '../../../../src/kratos/flow/parse';
import type { Flow } from '../../../../src/kratos/flow/types';
import { credentialName } from '../../../../src/kratos/identity/credentialNames';
import { startFlow } from '../../../../src/kratos/wire/calls';
import { describe as explain } from '../../../../src/kratos/paste/describe';
import { recognise } from '../../../../src/kratos/paste/recognise';
import { readToPanel } from '../../../../src/protocol/validate';
import { buildPanelState } from '../../../../src/views/panel/state/buildState';
import { makeInput, makeRecord } from '../../views/panel/makeRecord';
import { nextRegistration } from './afterV26';

function flow(): Flow {
  const parsed = parseFlow('registration', nextRegistration());
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.value;
}

describe('the values that a field takes alone', () => {
  it('are choices of the form, whatever they are', () => {
    const chosen = buildForm(flow()).shared.flatMap((field) =>
      field.kind === 'input' && field.options ? [[field.name, field.options, field.value]] : [],
    );
    expect(chosen).toEqual([
      ['traits.plan', ['free', 'paid'], ''],
      ['traits.seats', ['1', '5', '10', '50'], ''],
      ['traits.beta', ['true', 'later'], 'true'],
    ]);
  });

  it('are sent as what they are', () => {
    const entries = { 'traits.plan': 'paid', 'traits.seats': '5', 'traits.beta': 'true', password: 'x' };
    const { body } = buildSubmission(flow(), 'method=password', entries, 'json');
    expect(JSON.parse(body)).toMatchObject({ 'traits.plan': 'paid', 'traits.seats': 5, 'traits.beta': true });
  });

  it('are named in the picture of the form and where an answer is explained', () => {
    expect(formPicture(buildForm(flow()))).toEqual(
      expect.arrayContaining([
        '    Plan *      [ free | paid ▾ ]',
        '    Seats       [ 1 | 5 | 10 | … ▾ ]',
        '    Beta        [ true | later ▾ ]',
      ]),
    );
    const { ui } = nextRegistration() as { ui: { nodes: object[] } };
    const pasted = recognise(JSON.stringify({ nodes: ui.nodes }));
    expect(JSON.stringify(explain(pasted, 0))).toContain('Plan (traits.plan): one of free | paid');
  });

  it('are left out where they make no sense', () => {
    const strange = JSON.parse(
      JSON.stringify(nextRegistration()).replace('{"value":"free"}', 'null,{"value":{}}'),
    ) as object;
    const parsed = parseFlow('registration', strange);
    expect(
      parsed.ok && parsed.value.nodes.flatMap((node) => (node.type === 'input' ? (node.options ?? []) : [])),
    ).toEqual(['paid', 1, 5, 10, 50, true, 'later']);
  });
});

describe('keys of devices', () => {
  it('are named, after what a person can use here, and said to be of an app alone', () => {
    const state = buildPanelState(makeInput(makeRecord({ type: 'registration', flow: flow() })));
    expect(readToPanel({ type: 'state', state })).toBeDefined();
    expect(state.form?.groups.map(({ title, recommended }) => [title, recommended])).toEqual([
      ['Password', true],
      ['Key of a device', false],
    ]);
    expect(state.form?.groups[1]?.note?.text).toContain('only that app on that device can');
    expect(credentialName('deviceauthn')).toBe('Keys of devices');
  });
});

describe('a recovery without settings', () => {
  it('is asked for by a browser', async () => {
    const { target } = await startFlow('recovery', 'browser', { skip_settings: true });
    expect(target).toBe('/self-service/recovery/browser?skip_settings=true');
  });
});
