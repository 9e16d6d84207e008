// npm run languages: says what is missing in each language of l10n, and fails where something is.
//   npm run languages -- de   the missing texts as JSON, to be filled in and pasted into the two files of that language
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { inRoot } from './places.mjs';
import { main } from './setup.mjs';

/** @typedef {Readonly<Record<string, string>>} Texts a text by its English one, or by its name in the manifest */

/** The two files of a language, and the English ones that they follow. */
const files = [
  { english: 'l10n/bundle.l10n.json', of: (/** @type {string} */ language) => `l10n/bundle.l10n.${language}.json` },
  { english: 'package.nls.json', of: (/** @type {string} */ language) => `package.nls.${language}.json` },
];

/** Languages of the editor that Ory's texts have under another name; of Chinese they have the simplified signs. */
const editorNames = { pt: 'pt-br', zh: 'zh-cn' };

/** The languages that are whole, or are to be. @returns {readonly string[]} */
export function languages() {
  return readdirSync(inRoot('l10n'))
    .map((name) => /^bundle\.l10n\.([\w-]+)\.json$/.exec(name)?.[1])
    .filter((language) => language !== undefined);
}

/**
 * What is wrong with the texts of a language: those that nobody translated, those of which there is no English one any
 * more, and those whose placeholders or code are not those of the English one.
 * @param {Texts} english
 * @param {Texts} translated
 */
export function compareTexts(english, translated) {
  const keys = Object.keys(english);
  /** What a translation may move and nothing else. @param {string} text */
  const fixed = (text) =>
    [...new Set(text.match(/\{\w+\}|`[^`]+`|command:[\w.]+|https?:\/\/[^\s)]+/g) ?? [])].sort().join(' ');
  return {
    missing: keys.filter((key) => !translated[key]),
    stale: Object.keys(translated).filter((key) => !(key in english)),
    changed: keys.filter((key) => translated[key] && fixed(english[key] ?? '') !== fixed(translated[key])),
  };
}

/**
 * Each file of a language beside its English one, with what is wrong with it.
 * @param {string} language
 */
export function compareLanguage(language) {
  return files.map(({ english, of }) => {
    const originals = read(english);
    const translated = { ...read(draftOf(of(language))), ...read(of(language)) };
    return { file: of(language), originals, ...compareTexts(originals, translated) };
  });
}

/** Where a language is kept until it is whole, and nobody sees half of it. @param {string} file */
const draftOf = (file) => `l10n/drafts/${path.basename(file)}`;

/** @param {string} file @returns {Texts} */
function read(file) {
  return existsSync(inRoot(file)) ? JSON.parse(readFileSync(inRoot(file), 'utf8')) : {};
}

/**
 * Writes into a folder what the editor reads in each language: our texts where somebody translated them, and in every
 * language of Ory's own pages how these word the messages of Kratos.
 * @param {string} folder
 */
export function writeBundles(folder) {
  /** @type {{ OryLocales: Record<string, Texts> }} */
  const { OryLocales } = createRequire(import.meta.url)('@ory/elements-react');
  /** @type {Map<string, Texts>} */
  const bundles = new Map(
    languages().map((language) => [
      language,
      { 'language:of-texts': language, ...read(`l10n/bundle.l10n.${language}.json`) },
    ]),
  );
  for (const [name, texts] of Object.entries(OryLocales)) {
    if (name === 'en') continue;
    const language = editorNames[/** @type {'pt'} */ (name)] ?? name;
    bundles.set(language, { ...bundles.get(language), ...wordings(texts) });
  }
  mkdirSync(folder, { recursive: true });
  for (const [language, texts] of bundles)
    writeFileSync(path.join(folder, `bundle.l10n.${language}.json`), JSON.stringify(texts));
}

/** Those of messages, under the names that src/kratos/knowledge/wordingOnPages.ts looks for. @param {Texts} texts */
function wordings(texts) {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => {
      const id = /^identities\.messages\.(\d+)$/.exec(name)?.[1];
      return id === undefined ? [] : [[`message:${id}`, text]];
    }),
  );
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    const wanted = process.argv.slice(2);
    const compared = (wanted.length > 0 ? wanted : languages()).flatMap(compareLanguage);
    if (wanted.length > 0) {
      for (const { file, originals, missing } of compared) {
        console.log(`// ${file}`);
        console.log(JSON.stringify(Object.fromEntries(missing.map((key) => [key, originals[key]])), undefined, 2));
      }
      return;
    }
    for (const { file, missing, stale, changed } of compared) {
      console.log(
        `${file}: ${missing.length} missing, ${stale.length} no longer used, ${changed.length} with other placeholders`,
      );
      for (const text of [...missing, ...stale, ...changed].slice(0, 20)) console.log(`    ${text}`);
    }
    if (compared.some(({ missing, stale, changed }) => missing.length + stale.length + changed.length > 0))
      process.exit(1);
  });
}
