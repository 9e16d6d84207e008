import { describe, expect, it } from 'vitest';
import { buildForm } from '../../../../../src/kratos/flow/form/form';
import type { Field, Form } from '../../../../../src/kratos/flow/form/form.types';
import { parseFlow } from '../../../../../src/kratos/flow/parse';
import type { FlowType, UiNode } from '../../../../../src/kratos/flow/types';
import { recorded } from '../../../../kit/replay';
import { csrf, error, info, input, makeFlow, passwordLogin, submit } from '../makeFlow';

function formOf(version: string, scenario: string, index: number, flowType: FlowType): Form {
  const parsed = parseFlow(flowType, recorded(version, scenario)[index]?.response?.body);
  if (!parsed.ok) throw new Error(parsed.problem);
  return buildForm(parsed.value);
}

/** A form as a person would sketch it: `group*` is recommended, `[button]` primary, `(button)` quiet. */
function sketch(form: Form): string[] {
  const name = (field: Field): string => (field.kind === 'input' ? field.name : `${field.kind}:${field.name}`);
  return [
    ...(form.shared.length > 0 ? [`shared: ${form.shared.map(name).join(' ')}`] : []),
    ...form.groups.map(({ title, recommended, fields, submitters }) => {
      const buttons = submitters.map(({ label, primary, role }) => {
        const mark = role === 'main' || role === 'other' ? label : `${label}, ${role}`;
        return primary ? `[${mark}]` : `(${mark})`;
      });
      return `${title}${recommended ? '*' : ''}: ${[...fields.map(name), ...buttons].join(' ')}`;
    }),
  ];
}

describe('a message at a node that is no field', () => {
  it.each(['v1.3.1', 'v26.2.0'])('stands above the form: what a hook refused a step later (%s)', (version) => {
    const form = formOf(version, 'webhook-refuses-registration', 2, 'registration');
    const atFields = [...form.shared, ...form.groups.flatMap(({ fields }) => fields)].flatMap(
      ({ messages }) => messages,
    );
    expect([...form.messages, ...atFields].map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([
      1234, 1235, 4_099_999,
    ]);
  });

  it('is said once', () => {
    const said = error(1234);
    const hidden = input('default', 'traits.email', 'hidden', { messages: [said, error(1)] });
    const form = buildForm(
      makeFlow({
        messages: [error(1)],
        nodes: [
          hidden,
          hidden,
          { ...submit('password', 'method', 'password'), messages: [error(2)] },
          ...passwordLogin,
        ],
      }),
    );
    expect(form.messages).toEqual([error(1), said, error(2)]);
  });

  it('is not said again where a field of that name says it', () => {
    const messages = [error(4_000_002)];
    const nodes = [
      input('default', 'traits.email', 'hidden', { messages }),
      input('profile', 'traits.email', 'email', { messages }),
    ];
    expect(buildForm(makeFlow({ flowType: 'registration', nodes })).messages).toEqual([]);
  });
});

describe('the title of a code', () => {
  it.each([
    ['+49 170 1234567', 'Code by text message'],
    ['+49*****67', 'Code by text message'],
    ['us****@example.com', 'Code by e-mail'],
    ['', 'One-time code'],
    ['alice', 'One-time code'],
  ])('to “%s” is %s', (value, title) => {
    const nodes = [input('code', 'address', 'submit', { value })];
    expect(buildForm(makeFlow({ nodes })).groups.map((group) => group.title)).toEqual([title]);
  });

  it('names no way where it goes either way, nor before it is known', () => {
    const nodes = ['+491701234567', 'a@example.com'].map((value) => input('code', 'address', 'submit', { value }));
    expect(buildForm(makeFlow({ nodes })).groups[0]?.title).toBe('One-time code');
    expect(buildForm(makeFlow({ nodes: [input('code', 'code', 'text')] })).groups[0]?.title).toBe('One-time code');
  });
});

describe('buildForm on recorded flows', () => {
  it('shows a password login', () => {
    const form = formOf('v26.2.0', 'login-password-spa', 0, 'login');
    expect(sketch(form)).toEqual(['shared: identifier', 'Password*: password [Sign in with password]']);
    expect(form.hidden).toMatchObject([{ name: 'csrf_token', secret: true }]);
    expect(form.shared[0]).toMatchObject({ label: 'E-Mail', required: true, autocomplete: 'username' });
  });

  it('shows the two steps of a registration', () => {
    expect(sketch(formOf('v26.2.0', 'registration-code-api', 0, 'registration'))).toEqual([
      'shared: traits.email traits.name.first traits.name.last traits.age traits.newsletter traits.tags',
      'Your details*: [Sign up]',
    ]);
    for (const version of ['v26.2.0', 'v1.3.1']) {
      expect(sketch(formOf(version, 'registration-code-api', 1, 'registration'))).toEqual([
        'Password*: password [Sign up]',
        'One-time code: [Send sign up code]',
        'Your details: (Back, back)',
      ]);
      expect(sketch(formOf(version, 'registration-code-api', 2, 'registration'))).toEqual([
        'One-time code*: code [Continue] (Resend code, resend)',
        'Your details: (Back, back)',
      ]);
    }
  });

  it('shares the traits of a one-step registration, whatever their group', () => {
    for (const version of ['v26.2.0', 'v1.3.1']) {
      const form = formOf(version, 'registration-one-step-api', 0, 'registration');
      expect(form.shared.map(({ name }) => name).filter((name) => name.startsWith('traits.'))).toHaveLength(6);
      expect(sketch(form)[1]).toBe('Password*: password [Sign up]');
    }
  });

  it('offers totp before back-up codes, and each address of a second factor as a button', () => {
    expect(sketch(formOf('v26.2.0', 'login-mfa-code-and-totp-spa', 3, 'login'))).toEqual([
      'Authenticator app*: totp_code [Use Authenticator]',
      'Code by e-mail: [Send code to user85@example.com]',
    ]);
    expect(sketch(formOf('v26.2.0', 'login-mfa-code-two-addresses-spa', 2, 'login'))).toEqual([
      'Code by e-mail*: [Send code to user86@example.com] (Send code to user87@example.com)',
    ]);
    const sent = formOf('v26.2.0', 'login-mfa-code-two-addresses-spa', 3, 'login');
    expect(sent.hidden.filter(({ name }) => name === 'identifier')).toHaveLength(1);
  });

  it('enrols TOTP and back-up codes', () => {
    const settings = formOf('v26.2.0', 'settings-totp-enrol-unlink-api', 0, 'settings');
    expect(sketch(settings)).toEqual([
      'Profile: traits.email traits.name.first traits.name.last traits.age traits.newsletter traits.tags [Save]',
      'Password: password [Save]',
      'Authenticator app*: image:totp_qr text:totp_secret_key totp_code [Save]',
      'Back-up codes: [Generate new backup recovery codes]',
    ]);
    const totp = settings.groups[2]?.fields ?? [];
    expect(totp[0]).toMatchObject({ kind: 'image', width: 256, height: 256 });
    expect(totp[1]).toMatchObject({ kind: 'text', secret: expect.stringMatching(/^[A-Z2-7]{32}$/) as string });
    expect(totp[2]).toMatchObject({ filledBy: 'totp', autocomplete: 'one-time-code', secret: true, inputType: 'text' });
    expect(sketch(formOf('v26.2.0', 'settings-totp-enrol-unlink-api', 4, 'settings'))[2]).toBe(
      'Authenticator app: (Unlink TOTP Authenticator App, remove)',
    );
    const made = formOf('v26.2.0', 'settings-lookup-secret-api', 1, 'settings').groups.find(
      (g) => g.group === 'lookup_secret',
    );
    expect(made).toMatchObject({ recommended: true, submitters: [{ name: 'lookup_secret_confirm', primary: true }] });
  });

  it('tells used back-up codes from fresh ones', () => {
    const form = formOf('v26.2.0', 'settings-lookup-secret-api', 9, 'settings');
    const group = form.groups.find(({ group }) => group === 'lookup_secret');
    const text = group?.fields[0];
    const codes = text?.kind === 'text' ? (text.codes ?? []) : [];
    expect(codes).toHaveLength(12);
    expect(codes.filter(({ used }) => used)).toEqual([{ code: '', used: true }]);
    expect(codes[1]?.code).toMatch(/^[a-z0-9]{8}$/);
    expect(group?.submitters.map(({ role, primary }) => [role, primary])).toEqual([
      ['other', false],
      ['remove', false],
    ]);
  });

  it('wants the new password after a recovery', () => {
    const form = formOf('v26.2.0', 'recovery-code-api', 4, 'settings');
    expect(form.groups.find(({ recommended }) => recommended)?.group).toBe('password');
  });

  it('follows recovery v2', () => {
    const step = (index: number): string[] =>
      sketch(formOf('v26.2.0', 'recovery-v2-two-addresses-spa', index, 'recovery'));
    expect(step(0)).toEqual(['One-time code*: recovery_address [Continue]']);
    expect(step(1)).toEqual(['Code by e-mail*: [us****@example.com] (us****@example.com)']);
    expect(step(2)).toEqual(['Code by e-mail*: recovery_confirm_address [Continue] (Back, back)']);
    expect(step(5)).toEqual(['Code by e-mail*: code [Continue] (Resend code, resend) (Back, back)']);
  });

  it('resends by the e-mail button in both versions', () => {
    for (const version of ['v26.2.0', 'v1.3.1']) {
      expect(sketch(formOf(version, 'verification-code-api', 1, 'verification'))).toEqual([
        'Code by e-mail*: code [Continue] (Resend code, resend)',
      ]);
      expect(sketch(formOf(version, 'recovery-code-api', 1, 'recovery'))).toEqual([
        'Code by e-mail*: code [Continue] (Resend code, resend)',
      ]);
    }
  });

  it('shows passkey buttons as triggers and scripts as scripts', () => {
    const form = formOf('v26.2.0', 'passkey-and-webauthn-passwordless-nodes', 0, 'login');
    expect(sketch(form)).toEqual([
      'shared: identifier',
      'Password*: password [Sign in with password]',
      'Passkey: trigger:passkey_login_trigger',
      'Security key: script:webauthn_script [Sign in with hardware key]',
    ]);
    expect(form.groups[1]?.fields[0]).toMatchObject({ trigger: 'oryPasskeyLogin', label: 'Sign in with passkey' });
  });
});

describe('buildForm on nodes of its own', () => {
  it('makes labels from names where the server gives none', () => {
    const nodes = [
      input('default', 'traits.name.first', 'text'),
      input('default', 'totp_code', 'text'),
      submit('password', 'method', 'password'),
      submit('oidc', 'provider', 'github'),
      submit('telepathy', 'method', 'telepathy'),
    ];
    const form = buildForm(makeFlow({ nodes }));
    expect(form.shared.map(({ label }) => label)).toEqual(['Name first', 'Authenticator code']);
    expect(form.groups.map(({ title, submitters }) => [title, submitters[0]?.label])).toEqual([
      ['Password', 'Continue with Password'],
      ['Social sign-in', 'Provider: github'],
      ['telepathy', 'Continue with telepathy'],
    ]);
  });

  it('kills links that are none of the web', () => {
    const link = (href: string): Field | undefined =>
      buildForm(makeFlow({ nodes: [{ type: 'a', group: 'default', id: 'x', href, title: info('Go'), messages: [] }] }))
        .shared[0];
    expect(link('https://example.com/')).toMatchObject({ kind: 'link', safe: true, label: 'Go' });
    for (const dead of [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'data:text/html,x',
      'file:///etc',
      '/relative',
      '',
    ]) {
      expect(link(dead)).toMatchObject({ kind: 'link', safe: false });
    }
  });

  it('shows unknown nodes with their raw JSON, and unknown input types as text', () => {
    const raw = { type: 'hologram', deep: [1] };
    const nodes = [
      { type: 'unknown' as const, nodeType: 'hologram', group: 'default', messages: [], raw },
      input('default', 'thought', 'thought'),
    ];
    expect(buildForm(makeFlow({ nodes })).shared).toMatchObject([
      {
        kind: 'unknown',
        nodeType: 'hologram',
        label: 'Unknown node of type hologram',
        raw: JSON.stringify(raw, null, 2),
      },
      { kind: 'input', inputType: 'text', name: 'thought' },
    ]);
  });

  it('keeps fields whose group has no button', () => {
    const nodes = [...passwordLogin, input('captcha', 'captcha_answer', 'text')];
    expect(sketch(buildForm(makeFlow({ nodes })))).toContain('Proof that you are human: captcha_answer');
  });

  it('puts the message of a stray node on the proper one', () => {
    const stray = input('default', 'password', 'text', { messages: [error(4_000_005)] });
    const labelled = passwordLogin.map((node) =>
      node.type === 'input' && node.name === 'password' ? { ...node, label: info('Password') } : node,
    );
    const form = buildForm(makeFlow({ nodes: [stray, ...labelled] }));
    expect(form.shared.map(({ name }) => name)).toEqual(['identifier']);
    expect(form.groups[0]?.fields[0]?.messages).toEqual([error(4_000_005)]);
  });

  it('shows two fields of one name, labelled or not', () => {
    const names = (...nodes: UiNode[]): readonly string[] => {
      const { shared, groups } = buildForm(makeFlow({ nodes }));
      return [...shared, ...groups.flatMap(({ fields }) => fields)].map(({ name }) => name);
    };
    const plain = input('default', 'tenant', 'text');
    expect(names(plain, { ...plain, label: info('Tenant') })).toEqual(['tenant', 'tenant']);
    expect(names(plain, plain)).toEqual(['tenant', 'tenant']);
    const own = [input('code', 'tenant', 'text', { label: info('Tenant') }), submit('code', 'method', 'code')];
    expect(names({ ...plain, required: true }, ...own)).toEqual(['tenant', 'tenant']);
  });

  it('recommends the group whose field was refused, and numbers buttons that are alike', () => {
    const nodes = [
      csrf,
      input('password', 'password', 'password'),
      submit('password', 'method', 'password'),
      input('totp', 'totp_code', 'text', { messages: [error(4_000_008)] }),
      submit('totp', 'method', 'totp'),
      submit('totp', 'method', 'totp'),
    ];
    const form = buildForm(makeFlow({ flowType: 'settings', nodes }));
    expect(form.groups.find(({ recommended }) => recommended)?.group).toBe('totp');
    expect(form.groups.flatMap(({ submitters }) => submitters.map(({ key }) => key))).toEqual([
      'method=password',
      'method=totp',
      'method=totp#2',
    ]);
  });

  it('says text message where codes go to a phone', () => {
    const nodes = [submit('code', 'address', '+49 170 1234567')];
    expect(buildForm(makeFlow({ requestedAal: 'aal2', nodes })).groups[0]?.title).toBe('Code by text message');
  });
});
