import { inForce, isOn } from '../facts/inForce';
import { isBefore } from '../reference/versions';
import type { Path } from '../reference/path';
import { toSettingLine } from '../simulator/lines';
import type { Setup } from '../simulator/setup';
import type { Journey, StepAhead } from './types';

const flows = ['selfservice', 'flows'] as const;

/** The forms that a journey shows, one after the other, up to its end. */
export function stepsAhead(setup: Setup, { flow, method, aal }: Journey): readonly StepAhead[] {
  const step = (name: StepAhead['name'], ...path: Path): StepAhead => ({
    name,
    ...(path.length > 0 && { line: toSettingLine(setup, path) }),
  });
  const code = method === 'code' ? [step('code', 'selfservice', 'methods', 'code', 'enabled')] : [];
  switch (flow) {
    case 'login': {
      if (aal === 'aal2') return [...(method === 'code' ? [step('address')] : [step('method')]), ...code];
      const style = [...flows, 'login', 'style'] as const;
      const first = inForce(setup.config, setup.version, ...style) === 'identifier_first';
      const own = first && method === 'code' ? [] : [step('method')];
      return [...(first ? [step('identifier', ...style)] : []), ...own, ...code];
    }
    case 'registration':
      return [...profileFirst(setup), step('method'), ...code];
    case 'settings':
      return [step('method')];
    case 'recovery':
    case 'verification': {
      const use = [...flows, flow, 'use'] as const;
      const way = inForce(setup.config, setup.version, ...use) === 'link' ? 'link' : 'code';
      return [
        step('address'),
        step(way, ...use),
        ...(flow === 'recovery' ? [step('settings', ...flows, 'settings', 'ui_url')] : []),
      ];
    }
  }
}

/** Whether the traits are asked for before the method. The old switch wins where it is written. */
function profileFirst(setup: Setup): readonly StepAhead[] {
  const { config, version } = setup;
  const legacy = [...flows, 'registration', 'enable_legacy_one_step'] as const;
  const style = [...flows, 'registration', 'style'] as const;
  const oneStep = isOn(config, version, ...legacy);
  const unified = !isBefore(version, 'v25.4.0') && inForce(config, version, ...style) === 'unified';
  if (oneStep || unified) return [];
  return [{ name: 'profile', line: toSettingLine(setup, isBefore(version, 'v25.4.0') ? legacy : style) }];
}
