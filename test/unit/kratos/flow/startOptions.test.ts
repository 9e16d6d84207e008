import { describe, expect, it } from 'vitest';
import { legalParameters, optionsFor } from '../../../../src/kratos/flow/startOptions';
import type { ClientKind, FlowType } from '../../../../src/kratos/flow/types';

describe('the options of a start', () => {
  const names = (type: FlowType, client: ClientKind): string =>
    optionsFor(type, client)
      .map(({ name }) => name)
      .join(' ');

  const upstream = 'login_hint hd prompt auth_type acr_values';

  it('are those that the server reads for the type and the client', () => {
    expect(names('login', 'browser')).toBe(
      `refresh aal return_to via organization identity_schema login_challenge ${upstream}`,
    );
    expect(names('login', 'native')).toBe(
      `refresh aal return_to via organization identity_schema return_session_token_exchange_code ${upstream}`,
    );
    expect(names('registration', 'browser')).toBe(
      `return_to organization identity_schema login_challenge after_verification_return_to ${upstream}`,
    );
    expect(names('settings', 'native')).toBe(`return_to ${upstream}`);
    expect(names('recovery', 'browser')).toBe('return_to skip_settings');
    expect(names('verification', 'browser')).toBe('return_to');
  });

  it('that mean nothing there are left out', () => {
    expect(legalParameters({ aal: 'aal2', login_challenge: 'x', return_to: 'y' }, 'login', 'native')).toEqual({
      aal: 'aal2',
      return_to: 'y',
    });
  });
});
