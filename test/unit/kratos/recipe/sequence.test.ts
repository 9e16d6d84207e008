import { describe, expect, it } from 'vitest';
import { mask, redactExchange } from '../../../../src/kratos/exchange/redact';
import { diagram } from '../../../../src/kratos/export/mermaid';
import { layoutSequence } from '../../../../src/kratos/export/sequenceLayout';
import { sequenceSvg } from '../../../../src/kratos/export/sequenceSvg';
import { arrowWords } from '../../../../src/kratos/export/sequenceWords';
import { buildSequence } from '../../../../src/kratos/recipe/sequence';
import type { FlowRecord } from '../../../../src/kratos/record/types';
import { recorded, scenarios } from '../../../kit/replay';
import { secretsIn } from '../exchange/recordedSecrets';
import { versions } from '../flow/replay/flowSteps';
import { recordedRun } from './recordedRuns';

const masked = (record: FlowRecord): FlowRecord => ({
  ...record,
  exchanges: record.exchanges.map((exchange) => redactExchange(exchange, [])),
});
const inShort = (records: readonly FlowRecord[], ...heard: Parameters<typeof buildSequence>[1] & object): string[] =>
  buildSequence(records, heard).arrows.map((arrow) => `${arrow.from} → ${arrow.to}: ${arrowWords(arrow)}`);

describe.each(versions)('the sequence of recordings of %s', (version) => {
  it.each(scenarios(version))('%s: leads to its exchanges, and holds no secret', (scenario) => {
    const records = recordedRun(version, scenario);
    const secrets = recorded(version, scenario)
      .flatMap(secretsIn)
      .filter((secret) => secret !== '000000' && !secret.includes('@'));
    for (const run of [records, records.map(masked)]) {
      const sequence = buildSequence(run);
      const ids = run.flatMap(({ exchanges }) => exchanges.map(({ id }) => id));
      expect([...new Set(sequence.arrows.map(({ exchange }) => exchange))].sort()).toEqual([...new Set(ids)].sort());
      for (const { from, to } of sequence.arrows)
        expect(sequence.participants).toEqual(expect.arrayContaining([from, to]));
      const texts = [JSON.stringify(sequence), diagram(sequence).join('\n'), sequenceSvg(sequence, 'a run')];
      for (const text of texts) {
        expect(text).not.toContain(mask);
        expect(secrets.filter((secret) => !/^\d{6}$/.test(secret) && text.includes(secret))).toEqual([]);
      }
    }
  });

  it.each(scenarios(version))('%s: stays within the picture, nothing upon anything else', (scenario) => {
    for (const width of [340, 900]) {
      const { arrows, lanes, height } = layoutSequence(buildSequence(recordedRun(version, scenario)), width);
      for (const { x } of lanes) expect(x > 0 && x < width).toBe(true);
      arrows.forEach(({ top, height: own, y, lines, textX }, at) => {
        const half = (Math.max(...lines.map(({ text }) => text.length)) * 6.6) / 2;
        expect(textX - half >= 0 && textX + half <= width).toBe(true);
        expect(y > top && y < top + own).toBe(true);
        expect(top + own).toBeLessThanOrEqual(arrows[at + 1]?.top ?? height);
      });
      // No text crosses a line: a line makes way for it.
      for (const { x, pieces } of lanes)
        for (const { lines, textX } of arrows)
          for (const { text, y } of lines)
            if (Math.abs(x - textX) < (text.length * 6.6) / 2)
              expect(pieces.filter(({ from, to }) => from < y && to > y - 9)).toEqual([]);
    }
  });
});

describe('a sequence', () => {
  it('puts what is short between the two lines that it belongs to', () => {
    const sequence = buildSequence(recordedRun('v26.2.0', 'registration-two-step-api').slice(0, 2));
    const { arrows, lanes } = layoutSequence(sequence, 380);
    const [begins] = arrows;
    expect(begins?.lines.map(({ text }) => text)).toEqual(['begins:', 'registration']);
    const press = arrows.find(({ name }) => name.endsWith('presses password'));
    expect(press?.lines.map(({ text }) => text)).toEqual(['presses', 'password']);
    expect(lanes.every(({ pieces }) => pieces.length > 0)).toBe(true);
  });

  it('has the mail that was sent and the code that was read', () => {
    expect(inShort(recordedRun('v26.2.0', 'registration-two-step-api').slice(0, 2))).toMatchInlineSnapshot(`
      [
        "person → client: begins: registration",
        "client → kratos: GET /self-service/registration/api",
        "kratos → client: 200 · choose_method",
        "person → client: presses profile",
        "client → kratos: POST /self-service/registration (method, traits.email, traits.name.first)",
        "kratos → client: 400 · choose_method · 1040009",
        "person → client: presses password",
        "client → kratos: POST /self-service/registration (traits.email, traits.name.first, method, password)",
        "kratos → mail: sends a code or a link",
        "kratos → client: 200 · aal1",
        "client → kratos: GET /self-service/verification/flows",
        "kratos → client: 200 · sent_email · 1080003",
        "mail → person: reads the code",
        "person → client: presses code",
        "client → kratos: POST /self-service/verification (method, code)",
        "kratos → client: 200 · passed_challenge · 1080002",
      ]
    `);
  });

  it('goes to a provider and comes back', () => {
    const { participants } = buildSequence(recordedRun('v26.2.0', 'oidc-login-registration-settings'));
    expect(participants).toContain('provider');
  });

  it('shows the hooks that were heard meanwhile for this flow, and no other', () => {
    const [record] = recordedRun('v26.2.0', 'login-password-spa');
    const last = record?.exchanges.at(-1);
    if (!record || !last) throw new Error('Nothing is recorded.');
    const call = { method: 'POST', path: '/after-login', at: last.startedAt, status: 204 };
    const others = [
      { ...call, flowId: 'another', path: '/of-another' },
      { ...call, at: last.startedAt + last.durationMs + 1, path: '/too-late' },
    ];
    const lines = inShort([record], { ...call, flowId: record.id }, ...others);
    expect(lines.filter((line) => line.includes('hooks'))).toEqual([
      'kratos → hooks: POST /after-login',
      'hooks → kratos: 204',
    ]);
  });

  it('tells what got no answer', () => {
    const [record] = recordedRun('v26.2.0', 'login-password-spa');
    const [first] = record?.exchanges ?? [];
    if (!record || !first) throw new Error('Nothing is recorded.');
    const { source, startedAt, durationMs, request } = first;
    const refused = {
      id: 'refused',
      source,
      startedAt,
      durationMs,
      request,
      failure: { kind: 'refused', host: '127.0.0.1' } as const,
    };
    expect(inShort([{ ...record, exchanges: [refused] }]).at(-1)).toBe('kratos → client: no answer: refused');
  });

  it('is a picture of its own, in which no text is markup', () => {
    const [record] = recordedRun('v26.2.0', 'login-password-spa');
    if (!record) throw new Error('Nothing is recorded.');
    const svg = sequenceSvg(buildSequence([record]), '<script>&"');
    expect(svg).toContain('<title>&#60;script&#62;&#38;&#34;</title>');
    expect(svg).not.toMatch(/<script|href|url\(|on\w+=/);
  });
});
