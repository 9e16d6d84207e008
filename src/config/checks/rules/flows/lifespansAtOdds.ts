import { t } from '@vscode/l10n';
import type { ConfigDocument, Entry } from '../../../document/document';
import type { Path } from '../../../reference/path';
import type { Plain } from '../../../reference/structure';
import type { Version } from '../../../reference/versions';
import { hour, readMilliseconds } from '../../../facts/durations';
import { buildFix } from '../../../document/edits';
import { readDefault, inForce, isFlowOn, isOn } from '../../../facts/inForce';
import type { Finding } from '../../../document/finding';
import type { Rule } from '../rule';

const day = 24 * hour;
const flows = ['selfservice', 'flows'] as const;
const codeMethod = ['selfservice', 'methods', 'code'] as const;
const sessionPath = ['session', 'lifespan'] as const;

/**
 * Lifespans that are possible and hardly meant: a code or link that outlives its flow, and dies with it; recovery that
 * stays open for more than a day; a privileged time that never ends before the session does. Hints all of them.
 */
export const lifespansAtOdds: Rule = {
  name: 'lifespans-at-odds',
  check: (config, { version }) =>
    config.broken ? [] : [...outliving(config, version), ...recovery(config, version), ...privileged(config, version)],
};

/** Mails tell people how long their code or link holds; it holds no longer than its flow. */
function outliving(config: ConfigDocument, version: Version): readonly Finding[] {
  return (['code', 'link'] as const).flatMap((method): Finding[] => {
    const entry = config.get('selfservice', 'methods', method, 'config', 'lifespan');
    if (!entry) return [];
    const own = readLifespan(config, version, entry.path);
    const shorter = listSendingFlows(config, version, method).filter(
      (flow) => readLifespan(config, version, [...flows, flow, 'lifespan']) < own,
    );
    const [first] = shorter;
    if (first === undefined) return [];
    return [
      hint(
        entry,
        t(
          'What is sent is valid no longer than its flow, and this is longer than the lifespan of {0}.',
          shorter.join(', '),
        ),
        t(
          'The code or link expires with the flow. Since v25.4.0 the e-mail states its validity by this setting, and so promises too much.',
        ),
        listLifespanLines(config, shorter),
        inForce(config, version, ...flows, first, 'lifespan'),
      ),
    ];
  });
}

/** The flows that send by a method. */
function listSendingFlows(config: ConfigDocument, version: Version, method: 'code' | 'link'): readonly string[] {
  const mailed = ['recovery', 'verification'].filter(
    (flow) => isFlowOn(config, version, flow) && inForce(config, version, ...flows, flow, 'use') === method,
  );
  const first = isOn(config, version, ...codeMethod, 'passwordless_enabled');
  const second = isOn(config, version, ...codeMethod, 'mfa_enabled');
  if (method === 'link') return mailed;
  return [...mailed, ...(first || second ? ['login'] : []), ...(first ? ['registration'] : [])];
}

/** What is mailed opens the account as long as both last, the flow and the code or link. */
function recovery(config: ConfigDocument, version: Version): readonly Finding[] {
  const entry = config.get(...flows, 'recovery', 'lifespan');
  const method = inForce(config, version, ...flows, 'recovery', 'use');
  if (!entry || !isFlowOn(config, version, 'recovery') || typeof method !== 'string') return [];
  const mailed = ['selfservice', 'methods', method, 'config', 'lifespan'];
  if (!(Math.min(readLifespan(config, version, entry.path), readLifespan(config, version, mailed)) > day)) return [];
  const lasting = config.get(...mailed);
  return [
    hint(
      entry,
      t('Recovery stays open for more than a day.'),
      t(
        'What is mailed opens the account to whoever reads the mailbox; the longer it is valid, the more likely it is that someone else does.',
      ),
      lasting ? [{ ...lasting.place, message: t('This is how long what is mailed is valid.') }] : [],
      readDefault(version, entry.path),
    ),
  ];
}

function privileged(config: ConfigDocument, version: Version): readonly Finding[] {
  const entry = config.get(...flows, 'settings', 'privileged_session_max_age');
  if (!entry || !(readLifespan(config, version, entry.path) > readLifespan(config, version, sessionPath))) return [];
  const session = config.get(...sessionPath);
  const length = session?.value ?? readDefault(version, sessionPath);
  return [
    hint(
      entry,
      t(
        'The privileged time is longer than a session lasts ({0}), so it never ends.',
        typeof length === 'string' ? length : '',
      ),
      t(
        'Whoever has the session, on a machine left open perhaps, can change password and second factor without logging in again.',
      ),
      session ? [{ ...session.place, message: t('This is how long sessions last.') }] : [],
      readDefault(version, entry.path),
    ),
  ];
}

function hint(
  at: Entry,
  message: string,
  effect: string,
  related: NonNullable<Finding['related']>,
  better?: Plain,
): Finding {
  return {
    ...at.place,
    code: 'kratos/lifespans-at-odds',
    severity: 'hint',
    message,
    effect,
    related,
    fixes:
      typeof better !== 'string'
        ? []
        : buildFix(t('Write {0}', better), [{ place: at.place, text: JSON.stringify(better) }]),
  };
}

function listLifespanLines(config: ConfigDocument, names: readonly string[]): NonNullable<Finding['related']> {
  return names.flatMap((flow) => {
    const place = config.get(...flows, flow, 'lifespan')?.place;
    return place ? [{ ...place, message: t('This is how long the flow is valid.') }] : [];
  });
}

/** The length in force, in milliseconds; what cannot be compared is neither shorter nor longer than anything. */
function readLifespan(config: ConfigDocument, version: Version, path: Path): number {
  return readMilliseconds(inForce(config, version, ...path)) ?? Number.NaN;
}
