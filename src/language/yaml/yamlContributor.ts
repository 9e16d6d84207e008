import { extensions, Uri, workspace } from 'vscode';
import { isObject } from '../../kratos/flow/json';
import { Disposables } from '../../platform/disposables';
import { recogniseOpenDocument } from '../recognition';
import { hasSchemaBySetting, structureChoiceFor, yamlExtension } from './yamlExtension';

/** The scheme of the schema's address; the YAML extension tells by it whom to ask for one. */
const scheme = 'kratos-config';
/** The address of a schema without a word: it allows everything and explains nothing. */
const silentSchema = `${scheme}://schema/checked-by-kratos-flow-explorer`;

/** What the extension offers to others, as far as it is used here. */
interface YamlApi {
  readonly registerContributor: (
    schemaId: string,
    requestSchema: (resource: string) => string | undefined,
    requestSchemaContent: (uri: string) => string | undefined,
  ) => boolean;
}

/**
 * Lets the YAML extension of Red Hat, where it is, say nothing of the structure of configurations, which is checked,
 * explained and completed here: it is given a schema without a word for each, so that it neither finds one in a
 * catalogue nor says anything twice. What a person has chosen goes before: a modeline, which it looks at before it
 * asks, and `yaml.schemas`.
 */
export class YamlContributor extends Disposables {
  private registeredWith: unknown;

  constructor() {
    super();
    void this.meet();
    this.register(
      extensions.onDidChange(() => {
        void this.meet();
      }),
    );
  }

  private async meet(): Promise<void> {
    const extension = extensions.getExtension<unknown>(yamlExtension);
    if (!extension) {
      this.registeredWith = undefined;
      return;
    }
    try {
      const api: unknown = extension.isActive ? extension.exports : await extension.activate();
      if (!isYamlApi(api) || api === this.registeredWith) return;
      this.registeredWith = api;
      api.registerContributor(scheme, schemaFor, (uri) => (uri === silentSchema ? '{}' : undefined));
    } catch {
      // It could not be started: then it says nothing anyway.
    }
  }
}

/** The address of a document's schema when the whole of it is a configuration; others are none of ours. */
function schemaFor(resource: string): string | undefined {
  const address = Uri.parse(resource).toString();
  const document = workspace.textDocuments.find(({ uri }) => uri.toString() === address);
  if (!document || structureChoiceFor(document.uri) === 'never' || hasSchemaBySetting(document)) return undefined;
  const found = recogniseOpenDocument(document);
  return found?.kind === 'config' && found.root === '' && !found.isWithin ? silentSchema : undefined;
}

function isYamlApi(api: unknown): api is YamlApi {
  return isObject(api) && typeof api.registerContributor === 'function';
}
