import { t } from '@vscode/l10n';
import { translated } from '../../kratos/knowledge/translated';
import type { Knowledge } from '../../kratos/knowledge/types';
import { identityKnowledge } from '../reference/identityKnowledge';
import { keyKnowledge } from '../reference/keyKnowledge';
import cookies from './docs/cookies.json';
import flows from './docs/flows.json';
import hooks from './docs/hooks.json';
import identity from './docs/identity.json';
import secondFactor from './docs/secondFactor.json';
import secrets from './docs/secrets.json';
import structure from './docs/structure.json';
import urls from './docs/urls.json';

/** What is written of one rule or kind of violation, beside what it says of a place. */
export interface RuleDoc {
  readonly title: string;
  /** What it finds, and why that is a problem at run time. */
  readonly meaning: string;
  readonly next: readonly string[];
  /** What goes into the file, as YAML. */
  readonly example?: string;
  /** The settings concerned: paths of the configuration, or of keywords in an identity schema. */
  readonly keys: readonly string[];
  /** What is different in some versions. */
  readonly versions?: string;
}

type Docs = Readonly<Record<string, RuleDoc>>;

/** One file per matter; a new file is a line here. */
const matters: Readonly<Record<string, Docs>> = {
  structure,
  secondFactor,
  flows,
  cookies,
  urls,
  hooks,
  secrets,
  identity,
};
const { identity: ofSchemas = {}, ...mattersOfConfigs } = matters;
const ofConfigs: Docs = Object.assign({}, ...Object.values(mattersOfConfigs)) as Docs;

/** What stands before the name of a rule in the code of a finding. */
const prefix = 'kratos/';

/** The documentation of every rule, kind of violation and rule over identity schemas, by its name without `kratos/`. */
export const ruleDocs: ReadonlyMap<string, RuleDoc> = new Map(Object.entries({ ...ofConfigs, ...ofSchemas }));

/** The names of all rules, without `kratos/`, by their matter: how the file of their texts is called. */
export const rulesByMatter: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(matters).map(([matter, docs]) => [matter, Object.keys(docs)]),
);

/** The matter of a rule, by its name or by the code of a finding; undefined for names that are none. */
export function matterOf(code: string): string | undefined {
  const name = ruleName(code);
  return Object.entries(matters).find(([, docs]) => Object.hasOwn(docs, name))?.[0];
}

/** The checks that look at a setting, or at a keyword of identity schemas, by its path. */
export function rulesAbout(
  key: string,
): readonly { readonly code: string; readonly matter: string; readonly title: string }[] {
  return Object.entries(matters).flatMap(([matter, docs]) =>
    Object.entries(docs)
      .filter(([, { keys }]) => keys.some((one) => one === key || `schema.${one}` === key))
      .map(([name, doc]) => ({ code: prefix + name, matter, title: translated(doc).title })),
  );
}

/** The name of a rule in the code of a finding. */
function ruleName(code: string): string {
  return code.startsWith(prefix) ? code.slice(prefix.length) : code;
}

/**
 * Names that a comment can switch off in a configuration, with their titles. Identity schemas are JSON and have no
 * comments.
 */
export function suppressible(): readonly { readonly name: string; readonly title: string }[] {
  return Object.entries(ofConfigs)
    .map(([name, doc]) => ({ name, title: translated(doc).title }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * What is known of a rule or kind of violation, by its name or by the code of a finding (`kratos/no-courier`).
 * Undefined for names that are none.
 */
export function ruleKnowledge(code: string): Knowledge | undefined {
  const name = ruleName(code);
  const doc = ruleDocs.get(name);
  if (!doc) return undefined;
  const { title, meaning, next, example, keys, versions } = translated(doc);
  const isOfSchemas = Object.hasOwn(ofSchemas, name);
  const explain = isOfSchemas ? identityKnowledge : keyKnowledge;
  return {
    kind: 'rule',
    name: prefix + name,
    title,
    meaning,
    next,
    ...(example !== undefined && { example }),
    facts: [
      ...(versions === undefined ? [] : [{ label: t('Versions'), text: versions }]),
      ...keys.map((key) => {
        const about = explain(key, 'key')?.title;
        return { label: t('Setting'), text: about === undefined ? `\`${key}\`` : `\`${key}\`, ${about}` };
      }),
      { label: t('To switch it off'), text: switchWords(name, isOfSchemas) },
    ],
  };
}

/** How the rule is kept from speaking. */
function switchWords(name: string, isOfSchemas: boolean): string {
  const setting = t('{0} in the list {1} of the settings', `\`${name}\``, '`kratosFlows.config.rulesOff`');
  return isOfSchemas
    ? setting
    : t('the comment {0} in the line or the one above, or {1}', `\`# kratos-ignore ${name}\``, setting);
}
