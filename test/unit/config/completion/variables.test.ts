import { describe, expect, it } from 'vitest';
import { accept, labels } from './complete';

const context = { document: { kind: 'environment' } } as const;

describe('variables', () => {
  it('are names that Kratos reads, in this version', () => {
    const names = labels('SELF‸', context);
    expect(names).toContain('SELFSERVICE_METHODS_TOTP_ENABLED');
    expect(names).toContain('IDENTITY_SCHEMAS_0_ID');
    expect(names).not.toContain('SELFSERVICE');
    expect(names).toContain('SELFSERVICE_FLOWS_REGISTRATION_STYLE');
    expect(labels('SELF‸', { ...context, version: 'v1.3.1' })).not.toContain('SELFSERVICE_FLOWS_REGISTRATION_STYLE');
  });

  it('are written with the sign that follows', () => {
    expect(accept('SELF‸', 'SELFSERVICE_METHODS_TOTP_ENABLED', context)).toBe('SELFSERVICE_METHODS_TOTP_ENABLED=');
    expect(accept('      - LOG‸', 'LOG_LEVEL', context)).toBe('      - LOG_LEVEL=');
    expect(accept('      LOG‸: info', 'LOG_LEVEL', context)).toBe('      LOG_LEVEL: info');
  });

  it.each([
    ['A=1\nSELFSERVICE_METHODS_TOTP_ENABLED=‸', ['true', 'false']],
    ['  - SELFSERVICE_METHODS_TOTP_ENABLED=t‸', ['true', 'false']],
    ['  SELFSERVICE_METHODS_TOTP_ENABLED: "‸"', ['true', 'false']],
    ['export LOG_FORMAT=‸', ['json', 'text']],
    ['SESSION_WHOAMI_REQUIRED_AAL=‸', ['aal1', 'highest_available']],
    ['OTHER=‸', []],
    ['# SELF‸', []],
    ['services:\n  kratos‸', []],
  ])('%s', (text, expected) => {
    expect(labels(text, context)).toEqual(expected);
  });

  it('have values without quotes', () => {
    expect(accept('LOG_LEVEL=in‸', 'debug', context)).toBe('LOG_LEVEL=debug');
  });
});
