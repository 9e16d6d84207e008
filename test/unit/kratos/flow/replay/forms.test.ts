import { describe, expect, it } from 'vitest';
import { buildForm } from '../../../../../src/kratos/flow/form/form';
import type { Form } from '../../../../../src/kratos/flow/form/form.types';
import { parseFlow } from '../../../../../src/kratos/flow/parse';
import type { Flow } from '../../../../../src/kratos/flow/types';
import { scenarios } from '../../../../kit/replay';
import { flowSteps, versions } from './flowSteps';

/** All flows that the steps of a scenario brought. */
function flowsOf(version: (typeof versions)[number], scenario: string): { body: object; flow: Flow }[] {
  return flowSteps(version, scenario).flatMap(({ recorded, context }) => {
    const body = recorded.response?.body;
    const flow = parseFlow(context.flowType, body);
    return flow.ok && typeof body === 'object' && body !== null ? [{ body, flow: flow.value }] : [];
  });
}

/** How many recorded nodes the form shows, hides or offers as buttons. */
function nodeCount(form: Form): number {
  const grouped = form.groups.map(({ fields, submitters }) => fields.length + submitters.length);
  return form.shared.length + form.hidden.length + grouped.reduce((sum, count) => sum + count, 0);
}

describe.each(versions)('forms of %s', (version) => {
  it.each(scenarios(version))('%s', (scenario) => {
    for (const { body, flow } of flowsOf(version, scenario)) {
      expect(JSON.stringify(body)).toContain(flow.id);
      expect(flow.nodes.filter(({ type }) => type === 'unknown')).toEqual([]);
      const form = buildForm(flow);
      const hiddenTwice = flow.nodes.filter(
        (node, i) =>
          node.type === 'input' &&
          node.inputType === 'hidden' &&
          flow.nodes.some(
            (other, j) => j < i && other.type === 'input' && other.inputType === 'hidden' && other.name === node.name,
          ),
      );
      expect(nodeCount(form)).toBe(flow.nodes.length - hiddenTwice.length);
      const labels = [
        ...form.shared,
        ...form.groups.flatMap(({ fields, submitters }) => [...fields, ...submitters]),
      ].map(({ label }) => label);
      expect(labels).not.toContain('');
      const keys = form.groups.flatMap(({ submitters }) => submitters.map(({ key }) => key));
      expect(new Set(keys).size).toBe(keys.length);
      for (const { submitters } of form.groups) {
        expect(submitters.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1);
      }
      expect(form.groups.filter(({ recommended }) => recommended)).toHaveLength(form.groups.length > 0 ? 1 : 0);
    }
  });

  it('parses every flow body', () => {
    const count = scenarios(version).reduce((sum, scenario) => sum + flowsOf(version, scenario).length, 0);
    console.log(`${version}: ${count} flow bodies parsed and turned into forms`);
    expect(count).toBeGreaterThan(450);
  });
});
