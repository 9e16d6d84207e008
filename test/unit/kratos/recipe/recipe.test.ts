import { describe, expect, it } from 'vitest';
import { mask, redactExchange } from '../../../../src/kratos/exchange/redact';
import { formats } from '../../../../src/kratos/export/formats';
import { diagram } from '../../../../src/kratos/export/mermaid';
import { exchangesOf, masked } from '../../../../src/kratos/recipe/exchanges';
import { buildRecipe } from '../../../../src/kratos/recipe/recipe';
import { namesIn, writeText } from '../../../../src/kratos/recipe/texts';
import type { Recipe, Step } from '../../../../src/kratos/recipe/types';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import { recorded, scenarios } from '../../../kit/replay';
import { secretsIn } from '../exchange/recordedSecrets';
import { versions } from '../flow/replay/flowSteps';
import { recordedRun } from './recordedRuns';

/** Names that are used before anything gives them a value. */
function namelessIn({ variables, steps }: Recipe): readonly string[] {
  const given = new Set(variables.map(({ name }) => name));
  return steps.flatMap((step) => {
    const missing = [...namesIn(step)].filter((name) => !given.has(name));
    if (step.kind === 'totp') given.add(step.name);
    else for (const { name } of step.captures) given.add(name);
    return missing;
  });
}

const withMasks = (record: FlowRecord): FlowRecord => ({
  ...record,
  exchanges: record.exchanges.map((exchange) => redactExchange(exchange, [])),
});

describe.each(versions)('recipes of %s', (version) => {
  it.each(scenarios(version))('%s: every value has a name, and no secret is left in any format', (scenario) => {
    const records = recordedRun(version, scenario);
    // A code that was wrong on purpose is sent as such, and an address that was typed as a password is one elsewhere.
    const secrets = recorded(version, scenario)
      .flatMap(secretsIn)
      .filter((secret) => secret !== '000000' && !secret.includes('@'));
    const runs = [records, records.map(withMasks), ...records.map((record) => [record])];
    for (const run of runs) {
      const recipe = buildRecipe(run);
      expect(namelessIn(recipe)).toEqual([]);
      const names = recipe.variables.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      const wire = masked(exchangesOf(run), []);
      const texts = Object.entries(formats).map(([name, format]) => ({ name, text: format.write(recipe, wire) }));
      for (const { name, text } of [{ name: 'recipe', text: JSON.stringify(recipe) }, ...texts]) {
        if (name !== 'har') expect(text).not.toContain(mask);
        const left = secrets.filter((secret) =>
          /^\d{6}$/.test(secret) ? new RegExp(`(?<![\\d.])${secret}(?!\\d)`).test(text) : text.includes(secret),
        );
        expect(left).toEqual([]);
      }
    }
  });
});

/** A step in one line: names in braces, what it takes from the answer behind an arrow. */
function inOneLine(step: Step): string {
  if (step.kind === 'totp') return `${step.name} of {${step.secret}}`;
  const braced = (name: string): string => `{${name}}`;
  const fields = (step.body?.fields ?? []).map(([name, value]) => {
    if ('ref' in value) return `${name}=${braced(value.ref)}`;
    return `${name}=${'literal' in value ? String(value.literal) : '…'}`;
  });
  const captured = step.captures.map(({ name }) => name);
  return [
    step.method,
    writeText(step.url, (text) => text, braced),
    ...fields,
    ...(captured.length > 0 ? ['→', ...captured] : []),
  ].join(' ');
}

describe('a recipe', () => {
  const linesOf = (scenario: string): readonly string[] =>
    buildRecipe(recordedRun('v26.2.0', scenario).slice(0, 2)).steps.map(inOneLine);

  it('asks for what was typed, and takes all else from answers', () => {
    const recipe = buildRecipe(recordedRun('v26.2.0', 'login-password-spa').slice(0, 1));
    expect(recipe.variables).toEqual([
      { name: 'base_url', secret: false, value: 'http://127.0.0.1:4433' },
      { name: 'identifier', secret: false, value: 'user6@example.com' },
      { name: 'password', secret: true },
    ]);
    expect(recipe.steps.map(inOneLine).slice(0, 3)).toMatchInlineSnapshot(`
      [
        "GET {base_url}/self-service/login/browser → login_flow csrf_token",
        "POST {base_url}/self-service/login?flow={login_flow} method=password identifier={identifier} password=not-the-password csrf_token={csrf_token} → csrf_token_2",
        "POST {base_url}/self-service/login?flow={login_flow} method=password identifier={identifier} password={password} csrf_token={csrf_token_2}",
      ]
    `);
  });

  it('reads codes where the server keeps them, and has those of an authenticator made', () => {
    expect(linesOf('registration-two-step-api')).toMatchInlineSnapshot(`
      [
        "GET {base_url}/self-service/registration/api → registration_flow",
        "POST {base_url}/self-service/registration?flow={registration_flow} method=profile traits.email={email} traits.name.first={name_first}",
        "POST {base_url}/self-service/registration?flow={registration_flow} traits.email={email} traits.name.first={name_first} method=password password={password} → verification_flow session_token",
        "GET {base_url}/self-service/verification/flows?id={verification_flow}",
        "GET {admin_url}/admin/courier/messages?recipient={email} → code",
        "POST {base_url}/self-service/verification?flow={verification_flow} method=code code={code}",
      ]
    `);
    expect(linesOf('settings-totp-enrol-unlink-api')).toMatchInlineSnapshot(`
      [
        "GET {base_url}/self-service/settings/api → settings_flow",
        "GET {base_url}/self-service/settings/api",
        "POST {base_url}/self-service/settings?flow={settings_flow} method=totp totp_code=000000 → totp_secret",
        "totp_code of {totp_secret}",
        "POST {base_url}/self-service/settings?flow={settings_flow} method=totp totp_code={totp_code}",
        "POST {base_url}/self-service/settings?flow={settings_flow} method=totp totp_unlink=true",
      ]
    `);
  });

  it('goes by the address of a redirect where there is no JSON', () => {
    expect(linesOf('login-totp-aal2-html')).toMatchInlineSnapshot(`
      [
        "GET {base_url}/self-service/login/browser?return_to=http%3A%2F%2F127.0.0.1%3A4455%2Fdeep → login_flow",
        "GET {base_url}/self-service/login/flows?id={login_flow} → csrf_token",
        "POST {base_url}/self-service/login?flow={login_flow} method=password identifier={identifier} password={password} csrf_token={csrf_token}",
        "GET {base_url}/self-service/login/browser?aal=aal2&return_to=http%3A%2F%2F127.0.0.1%3A4455%2Fdeep → login_flow_2",
        "GET {base_url}/self-service/login/flows?id={login_flow_2} → csrf_token_2",
        "totp_code of {totp_secret}",
        "POST {base_url}/self-service/login?flow={login_flow_2} method=totp totp_code={totp_code} csrf_token={csrf_token_2}",
      ]
    `);
  });

  it('is a diagram of who asks whom', () => {
    const recipe = buildRecipe(recordedRun('v26.2.0', 'registration-two-step-api').slice(0, 2));
    expect(diagram(recipe.sequence)).toMatchInlineSnapshot(`
      [
        "sequenceDiagram",
        "  participant person as Person",
        "  participant client as Native client",
        "  participant kratos as Kratos",
        "  participant mail as Mail",
        "  person->>client: begins: registration",
        "  client->>kratos: GET /self-service/registration/api",
        "  kratos-->>client: 200 · choose_method",
        "  person->>client: presses profile",
        "  client->>kratos: POST /self-service/registration (method, traits.email, traits.name.first)",
        "  kratos-->>client: 400 · choose_method · 1040009",
        "  person->>client: presses password",
        "  client->>kratos: POST /self-service/registration (traits.email, traits.name.first, method, password)",
        "  kratos->>mail: sends a code or a link",
        "  kratos-->>client: 200 · aal1",
        "  client->>kratos: GET /self-service/verification/flows",
        "  kratos-->>client: 200 · sent_email · 1080003",
        "  mail-->>person: reads the code",
        "  person->>client: presses code",
        "  client->>kratos: POST /self-service/verification (method, code)",
        "  kratos-->>client: 200 · passed_challenge · 1080002",
      ]
    `);
  });
});
