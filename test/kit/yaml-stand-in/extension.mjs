import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';

/**
 * As much of the YAML extension of Red Hat as meets ours, as version 1.25.0 with yaml-language-server 1.25.0 was seen
 * to behave: whom it asks for a schema, what has a say before that, and where and under which names it shows what it
 * finds. It looks for keys that stand twice at the top, and at the allowed values of keys of the second level.
 *
 * @typedef {(address: string) => string | undefined} Ask
 * @typedef {{ properties?: Record<string, Schema>, enum?: readonly unknown[] }} Schema
 */

/** @type {Map<string, { requestSchema: Ask, requestContent: Ask }>} */
const contributors = new Map();

/** @param {vscode.ExtensionContext} context */
export function activate(context) {
  const shown = vscode.languages.createDiagnosticCollection('yaml');
  const look = async (/** @type {vscode.TextDocument} */ document) => {
    if (document.languageId === 'yaml') shown.set(document.uri, [...twice(document), ...(await bySchema(document))]);
  };
  context.subscriptions.push(
    shown,
    vscode.workspace.onDidOpenTextDocument(look),
    vscode.workspace.onDidChangeTextDocument(({ document }) => look(document)),
  );
  for (const document of vscode.workspace.textDocuments) void look(document);
  return {
    /** @param {string} id @param {Ask} requestSchema @param {Ask} requestContent */
    registerContributor(id, requestSchema, requestContent) {
      if (contributors.has(id)) return false;
      contributors.set(id, { requestSchema, requestContent });
      for (const document of vscode.workspace.textDocuments) void look(document);
      return true;
    },
  };
}

/**
 * The schema of a document: of its modeline, else of who is asked, else of the settings.
 * @param {vscode.TextDocument} document @returns {Promise<Schema>}
 */
async function schemaOf(document) {
  const modeline = /^# yaml-language-server: \$schema=(\S+)/.exec(document.getText())?.[1];
  if (modeline === 'none') return {};
  if (modeline !== undefined) return readSchema(document, modeline);
  for (const { requestSchema, requestContent } of contributors.values()) {
    const address = requestSchema(document.uri.toString());
    const content = address === undefined ? undefined : requestContent(address);
    if (content !== undefined) return JSON.parse(content);
  }
  /** @type {Record<string, string>} */
  const chosen = vscode.workspace.getConfiguration('yaml').get('schemas') ?? {};
  const [file] = Object.entries(chosen).find(([, name]) => document.uri.path.endsWith(`/${name}`)) ?? [];
  return file === undefined ? {} : readSchema(document, file);
}

/** @param {vscode.TextDocument} document @param {string} file beside it @returns {Promise<Schema>} */
async function readSchema(document, file) {
  return JSON.parse(await readFile(path.join(path.dirname(document.uri.fsPath), file), 'utf8'));
}

/** @param {vscode.TextDocument} document */
async function bySchema(document) {
  const { properties = {} } = await schemaOf(document);
  let parent = '';
  return lines(document).flatMap((line) => {
    const [, indent = '', key = '', value = ''] = /^( *)([\w-]+):\s*(.*)$/.exec(line.text) ?? [];
    if (indent === '') parent = key;
    const allowed = indent === '' ? undefined : properties[parent]?.properties?.[key]?.enum;
    return allowed && !allowed.includes(value)
      ? [diagnostic(line, value, `Value is not accepted. Valid values: ${allowed.join(', ')}.`, 'yaml-schema: theirs')]
      : [];
  });
}

/** @param {vscode.TextDocument} document */
function twice(document) {
  const seen = new Set();
  return lines(document).flatMap((line) => {
    const key = /^[\w-]+:/.exec(line.text)?.[0];
    if (key === undefined) return [];
    if (seen.has(key)) return [diagnostic(line, key, 'Map keys must be unique', 'YAML')];
    seen.add(key);
    return [];
  });
}

/** @param {vscode.TextDocument} document */
const lines = (document) => Array.from({ length: document.lineCount }, (_, at) => document.lineAt(at));

/** @param {vscode.TextLine} line @param {string} text @param {string} message @param {string} source */
function diagnostic(line, text, message, source) {
  const from = line.text.indexOf(text, text.endsWith(':') ? 0 : line.text.indexOf(':') + 1);
  const range = new vscode.Range(line.lineNumber, from, line.lineNumber, from + text.length);
  return Object.assign(new vscode.Diagnostic(range, message), { source });
}
