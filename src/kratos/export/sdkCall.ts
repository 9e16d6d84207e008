import { camelCase, parametersOf } from '../recipe/texts';
import type { RequestStep, Text, Value } from '../recipe/types';

/** What a step is in the libraries of Ory, which are made of one description: names in camelCase. */
export interface SdkCall {
  readonly api: 'frontend' | 'courier';
  readonly method: string;
  readonly options: readonly (readonly [name: string, value: SdkValue])[];
  /** Parameters that the method does not have. */
  readonly unknown: readonly string[];
}

export type SdkValue =
  | { readonly text: Text }
  | { readonly flag: boolean }
  /** The id of a flow, in the address of its form that has this name. */
  | { readonly flowIn: string }
  | { readonly body: Members };

type Members = readonly (readonly [name: string, value: Value])[];

/** The parameters that each method has which starts a flow. */
const startOptions: Readonly<Record<string, readonly string[]>> = {
  createBrowserLoginFlow: ['refresh', 'aal', 'returnTo', 'loginChallenge', 'organization', 'via', 'identitySchema'],
  createNativeLoginFlow: [
    ...['refresh', 'aal', 'returnSessionTokenExchangeCode', 'returnTo', 'organization', 'via', 'identitySchema'],
  ],
  createBrowserRegistrationFlow: [
    ...['returnTo', 'loginChallenge', 'afterVerificationReturnTo', 'organization', 'identitySchema'],
  ],
  createNativeRegistrationFlow: ['returnSessionTokenExchangeCode', 'returnTo', 'organization', 'identitySchema'],
  createBrowserSettingsFlow: ['returnTo', 'organization'],
  createNativeSettingsFlow: ['organization'],
  createBrowserRecoveryFlow: ['returnTo'],
  createBrowserVerificationFlow: ['returnTo'],
  createNativeVerificationFlow: ['returnTo'],
};
const flags = new Set(['refresh', 'returnSessionTokenExchangeCode']);
/** The methods that take the token of a native client. */
const takesToken = /^(?:createNative(?:Login|Settings)Flow|getSettingsFlow|update(?:Login|Settings)Flow)$/;

/** The call that a step is; undefined for one that the libraries have none for. */
export function sdkCall(step: RequestStep): SdkCall | undefined {
  const { does, flowType, url, body } = step;
  const name = `${flowType.charAt(0).toUpperCase()}${flowType.slice(1)}Flow`;
  const parameters = parametersOf(url);
  const text = (parameter: string): SdkValue => ({ text: valueOf(parameters, parameter) });
  switch (does) {
    case 'mail': {
      const options = [['recipient', text('recipient')]] as const;
      return { api: 'courier', method: 'listCourierMessages', options, unknown: [] };
    }
    case 'start': {
      const isNative = url.some((part) => typeof part === 'string' && /\/api(?:\?|$)/.test(part));
      const method = `create${isNative ? 'Native' : 'Browser'}${name}`;
      const has = (option: string): boolean => startOptions[method]?.includes(option) === true;
      const [known, unknown] = [true, false].map((is) => parameters.filter(([one]) => has(camelCase(one)) === is));
      const options = (known ?? []).map(([one]) => [camelCase(one), startValue(one, text(one))] as const);
      return frontend(
        step,
        method,
        options,
        unknown?.map(([one]) => one),
      );
    }
    case 'fetch':
      return frontend(step, `get${name}`, [['id', text('id')]]);
    case 'submit': {
      if (body === undefined) return undefined;
      const [only] = url;
      const flow = url.length === 1 && typeof only === 'object' ? { flowIn: only.ref } : text('flow');
      return frontend(step, `update${name}`, [
        ['flow', flow],
        [`update${name}Body`, { body: nested(body.fields) }],
      ]);
    }
  }
}

function frontend(
  { headers }: RequestStep,
  method: string,
  options: SdkCall['options'],
  unknown: readonly string[] = [],
): SdkCall {
  const token = headers.find(([header]) => header === 'X-Session-Token')?.[1];
  const tokens = token !== undefined && takesToken.test(method) ? [['xSessionToken', { text: token }] as const] : [];
  return { api: 'frontend', method, options: [...options, ...tokens], unknown };
}

function valueOf(parameters: ReturnType<typeof parametersOf>, name: string): Text {
  const [, value = []] = parameters.find(([one]) => one === name) ?? [];
  // The libraries encode by themselves.
  return value.map((part) => (typeof part === 'string' ? part : { ref: part.ref }));
}

function startValue(name: string, value: SdkValue): SdkValue {
  if (!flags.has(camelCase(name)) || !('text' in value)) return value;
  return { flag: value.text[0] === 'true' };
}

/** The libraries have traits as an object, and take no list of pairs. */
function nested(fields: Members): Members {
  const groups = new Map<string, Value | [string, Value][]>();
  for (const [name, value] of fields) {
    const [first = '', ...rest] = name.split('.');
    if (rest.length === 0) groups.set(name, value);
    else {
      const group = groups.get(first);
      const inner: [string, Value] = [rest.join('.'), value];
      if (Array.isArray(group)) group.push(inner);
      else groups.set(first, [inner]);
    }
  }
  return [...groups].map(([name, value]) => [name, Array.isArray(value) ? { members: nested(value) } : value]);
}
