import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { blockTexts } from '../../src/config/completion/blocks';
import { eachText } from '../../src/kratos/knowledge/translated';

/** What the sources hand to `t(…)`, and where they do it wrongly. */
export interface TextsInSource {
  /** Every text, once, sorted. */
  readonly texts: readonly string[];
  /** Those of the pages. */
  readonly ofPage: readonly string[];
  /**
   * Calls that no translation can serve: no literal, placeholders that do not fit the values, made before the language
   * is known.
   */
  readonly faults: readonly string[];
  /** Sentences that are not handed to `t(…)`. */
  readonly strays: readonly string[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Their texts are made when they are loaded: they load the language of the page before. */
const madeAtLoad = [
  'webview/flow/texts.ts',
  'webview/simulator/texts.ts',
  'webview/identity/texts.ts',
  'webview/census/texts.ts',
  'webview/identityForm/texts.ts',
  'webview/identityImport/texts.ts',
];
/** What stands around the contents of pages: no literal in it is read by a person. */
const withoutTexts = ['src/views/webviews/frame.ts'];
/** What commands promise is told in the README and to whoever calls them, in English. */
const promises = 'src/commands/contracts/';
/** Programs are English, comments and complaints included. */
const programs = ['src/kratos/export/', 'src/kratos/recipe/'];
/** A name that is the same in every language, and a word of the wire. */
const namesAndProtocol = [
  'Kratos Flows',
  'Firebase scrypt',
  'Bearer {0}',
  'Basic {0}',
  'multipart/form-data; boundary={0}',
];

/** Reads all sources of the extension and of the panel, and the catalogues of what is known. */
export function textsInSource(): TextsInSource {
  const texts = new Set<string>();
  const ofPage = new Set<string>();
  const faults: string[] = [];
  const strays: string[] = [];
  for (const file of ['src', 'webview'].flatMap(sourcesIn)) {
    const source = ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.Latest, true);
    const at = (node: ts.Node, what: string): string =>
      `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`;

    const visit = (node: ts.Node, inFunction: boolean): void => {
      const into = (child: ts.Node): void => {
        visit(child, inFunction || ts.isFunctionLike(node));
      };
      if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || isForUs(node)) return;
      if (ts.isCallExpression(node) && node.expression.getText() === 't') {
        const [message, ...values] = node.arguments;
        if (message === undefined || !ts.isStringLiteralLike(message)) {
          faults.push(at(node, 'hands no literal to t'));
          return;
        }
        texts.add(message.text);
        if (file.startsWith('webview/')) ofPage.add(message.text);
        if (placeholdersOf(message.text) !== values.map((_, index) => index).join())
          faults.push(at(node, 'has placeholders that do not fit its values'));
        if (!inFunction && !madeAtLoad.includes(file)) faults.push(at(node, 'is made when the file is loaded'));
        values.forEach(into);
        return;
      }
      const literal = literalText(node);
      if (
        literal !== undefined &&
        !withoutTexts.includes(file) &&
        ![promises, ...programs].some((folder) => file.startsWith(folder)) &&
        isSentence(literal, node)
      )
        strays.push(at(node, JSON.stringify(literal)));
      ts.forEachChild(node, into);
    };
    visit(source, false);
  }
  for (const text of textsInCatalogues()) texts.add(text);
  return { texts: [...texts].sort(), ofPage: [...ofPage].sort(), faults, strays };
}

/** The texts of the JSON files that say what something means, or that offer whole blocks. */
function textsInCatalogues(): readonly string[] {
  const found: string[] = [];
  for (const file of filesIn('src', '.json')) {
    const json = readFileSync(root + file, 'utf8');
    const isOfBlocks = json.includes('"lines":');
    if (!isOfBlocks && !json.includes('"meaning":')) continue;
    eachText(JSON.parse(json), (text) => (found.push(text), text), isOfBlocks ? blockTexts : []);
  }
  return found;
}

function sourcesIn(folder: string): string[] {
  return filesIn(folder, '.ts');
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`);
}

/** Faults of ours and lines of the log stay English. */
function isForUs(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText().endsWith('Error') && !node.getText().includes('t(');
  return ts.isCallExpression(node) && /(?:^|\.)log\??\.\w+$/.test(node.expression.getText());
}

/** `0,1` for a text with {0} and {1}, in whatever order and however often. */
function placeholdersOf(text: string): string {
  const found = [...text.matchAll(/\{(\d+)\}/g)].map(([, index]) => Number(index));
  return [...new Set(found)].sort((a, b) => a - b).join();
}

/** The text of a literal, with `{0}` where a template is filled in. */
function literalText(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }, index) => `{${index}}${literal.text}`).join('');
}

/**
 * Two words, or a capitalised one before something filled in. In markup, any word between tags or in an attribute that
 * is read.
 */
function isSentence(text: string, node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node.parent)) {
    const isMarkup = /^(?:html|svg)$/.test(node.parent.tag.getText());
    const spoken = /\s(?:alt|aria-label|placeholder|title)="[^"]*\p{L}{2}/u;
    return isMarkup && (spoken.test(text) || /\p{L}{2}/u.test(text.replaceAll(/<[^>]*>|&\w+;|\{\d+\}/g, ' ')));
  }
  if (namesAndProtocol.includes(text)) return false;
  // The panel's other literals are class names and selectors.
  const words = node.getSourceFile().fileName.startsWith('webview/')
    ? /^\p{Lu}\p{Ll}+[,.:;]? [\p{L}{]/u
    : /\p{L}{2,}[,.:;]? \p{L}{2,}|^\p{Lu}\p{Ll}+:? \{/u;
  return words.test(text);
}
