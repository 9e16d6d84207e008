import { describe, expect, it } from 'vitest';
import { parseFlow } from '../../../../../src/kratos/flow/parse';
import { allFlowSteps, flowSteps, versions, type FlowStep, type Version } from './flowSteps';
import { rebuild, type Rebuilt } from './rebuild';
import { listedPlaces, whyWrong } from './wrongBodies';

/** Where the form of a submit was not recorded, one of the same configuration and kind stands in. */
const standIns: Readonly<Record<string, string>> = { 'registration-body-decoding-api': 'registration-one-step-api' };

function withForm(version: Version, step: FlowStep): FlowStep {
  if (step.context.previous !== undefined) return step;
  const client = 'cookie' in step.recorded.request.headers ? 'browser' : 'native';
  const pictures = flowSteps(version, standIns[step.scenario] ?? step.scenario).flatMap((sibling) => {
    const flow = parseFlow(sibling.context.flowType, sibling.recorded.response?.body);
    const fits = flow.ok && flow.value.flowType === step.context.flowType && flow.value.client === client;
    return fits ? [{ index: sibling.index, flow: flow.value }] : [];
  });
  const nearest = pictures.findLast(({ index }) => index < step.index) ?? pictures[0];
  return nearest ? { ...step, context: { ...step.context, previous: nearest.flow } } : step;
}

/** Wrong in ways that the comparison looks past: values of a token or a key, and names partly nested, partly dotted. */
const looksRight = ['csrf-missing-token 2', 'registration-body-decoding-api 10', 'webauthn-second-factor-nodes 2'];

interface Row {
  readonly place: string;
  readonly wrong?: string;
  readonly result: Rebuilt;
}

function rows(version: Version): Row[] {
  const submits = allFlowSteps(version).filter(
    ({ context, exchange }) => context.step === 'submit' && exchange.request.method === 'POST',
  );
  return submits.map((step) => {
    const wrong = whyWrong(version, step.scenario, step.index);
    const result = rebuild(withForm(version, step));
    return { place: `${step.scenario} ${step.index}`, result, ...(wrong === undefined ? {} : { wrong }) };
  });
}

describe.each(versions)('submissions of %s', (version) => {
  const all = rows(version);
  const correct = all.filter(({ wrong }) => wrong === undefined);

  it('rebuilds every correct body that was recorded', () => {
    const failed = correct.filter(({ result }) => result.kind !== 'same' && result.kind !== 'redundant');
    const redundant = correct.filter(({ result }) => result.kind === 'redundant').map(({ place }) => place);
    console.log(
      `${version}: ${correct.length - failed.length} of ${correct.length} correct bodies rebuilt ` +
        `(${redundant.length} of them but for a \`method\` that is not needed), ` +
        `${all.length - correct.length} wrong ones listed with the reason, ${all.length} in all`,
    );
    expect(failed).toEqual([]);
    expect(redundant).toEqual([
      'login-lookup-secret-aal2-spa 1',
      'login-lookup-secret-aal2-spa 2',
      'oidc-account-linking-login 1',
      'oidc-account-linking-registration 1',
      'oidc-ajax-registration 1',
      'oidc-native-account-linking 1',
      'oidc-native-missing-trait 1',
      'oidc-native-missing-trait 9',
      'oidc-native-missing-trait 14',
      'oidc-native-token-exchange 1',
      'oidc-native-token-exchange 13',
      'oidc-settings-link-unlink 1',
      'settings-totp-enrol-unlink-api 6',
      'webauthn-passwordless 8',
      'webauthn-second-factor 6',
    ]);
  });

  it('lists no body as wrong that can be rebuilt', () => {
    const good = all
      .filter(({ wrong, result }) => wrong !== undefined && result.kind === 'same')
      .map(({ place }) => place);
    expect(good).toEqual(looksRight);
    const places = new Set(all.map(({ place }) => place));
    expect(listedPlaces(version).filter((place) => !places.has(place))).toEqual([]);
  });

  it('never sends a recovery or verification body without method', () => {
    for (const { result, place } of all) {
      if (!('built' in result) || !/^(?:recovery|verification)/.test(place)) continue;
      expect(result.built.method, place).toBeDefined();
    }
  });
});
