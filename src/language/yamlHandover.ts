import { extensions, Uri, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { jsonSchemaOf } from '../config/schema/jsonSchema';
import { isLeftToOthers, mayHandOver } from '../config/structureChecks';
import { latestRelease, versionOf, versions, type Version } from '../config/versions';
import { isObject } from '../kratos/flow/json';
import { Disposables } from '../platform/disposables';
import { chosenVersion, lastVersion, type ServerVersion } from './kratosDocument';
import { kindOf } from './recognition';
import { structureChoiceFor, yamlExtension } from './yamlExtension';

/** The scheme of the schemas' addresses; the extension tells by it whom to ask for one. */
const scheme = 'kratos-config';

/** What the extension offers to others, as far as it is used here. */
interface YamlApi {
  readonly registerContributor: (
    schemaId: string,
    requestSchema: (resource: string) => string | undefined,
    requestSchemaContent: (uri: string) => string | undefined,
  ) => boolean;
}

/**
 * Gives the YAML extension of Red Hat, where it is, the schema of the right version for every configuration that it shows, so that what it says of them it says by the same data, and nothing is
 * said twice. It cannot be told that a schema is no longer wanted; it is answered with none then.
 */
export class YamlHandover extends Disposables {
  /** Documents that it has asked for and was given a schema. */
  private readonly handedOver = new Set<string>();
  private registeredWith: unknown;
  private served: Version | undefined;

  constructor(
    private readonly serverVersion: ServerVersion,
    private readonly changed: () => void,
  ) {
    super();
    void this.meet();
    this.register(
      extensions.onDidChange(() => {
        void this.meet();
      }),
    );
    this.register(
      workspace.onDidCloseTextDocument(({ uri }) => {
        this.handedOver.delete(uri.toString());
      }),
    );
    this.register(serverVersion.onDidChange(() => void this.askServer()));
    void this.askServer();
  }

  /** Whether the structure of a document is said by others, so that it is not said here. */
  leavesStructure({ uri }: TextDocument): boolean {
    const isChecking = workspace.getConfiguration('yaml', uri).get('validate') !== false;
    return isLeftToOthers(structureChoiceFor(uri), isChecking && this.handedOver.has(uri.toString()));
  }

  /** Notes which version the active connection has: who asks for a schema does not wait. */
  private async askServer(): Promise<void> {
    this.served = versionOf((await this.serverVersion.read()) ?? '');
  }

  private async meet(): Promise<void> {
    const extension = extensions.getExtension<unknown>(yamlExtension);
    if (!extension) {
      if (this.handedOver.size > 0) {
        this.handedOver.clear();
        this.changed();
      }
      this.registeredWith = undefined;
      return;
    }
    try {
      const api: unknown = extension.isActive ? extension.exports : await extension.activate();
      if (!isYamlApi(api) || api === this.registeredWith) return;
      this.registeredWith = api;
      api.registerContributor(
        scheme,
        (resource) => this.schemaFor(resource),
        (uri) => contentOf(uri),
      );
    } catch {
      // It could not be started: then it says nothing, and all is said here.
    }
  }

  /** The address of a document's schema, when it is a configuration; others are none of ours. */
  private schemaFor(resource: string): string | undefined {
    const document = workspace.textDocuments.find(({ uri }) => uri.toString() === Uri.parse(resource).toString());
    if (!document) return undefined;
    if (!mayHandOver(structureChoiceFor(document.uri))) {
      this.handedOver.delete(document.uri.toString());
      return undefined;
    }
    const found = kindOf(document);
    // Where a configuration stands in the middle of a document, and on Ory Network, the schema does not fit.
    if (found?.kind !== 'config' || found.root !== '' || found.isWithin || found.isNetwork) return undefined;
    // The line that names a version proves nothing, and what is said by the schema is said as an error.
    const version = chosenVersion(document) ?? this.served ?? lastVersion(document) ?? latestRelease;
    this.note(document.uri.toString());
    return `${scheme}://schema/${version}`;
  }

  private note(document: string): void {
    if (this.handedOver.has(document)) return;
    this.handedOver.add(document);
    this.changed();
  }
}

function contentOf(address: string): string | undefined {
  const uri = Uri.parse(address);
  const version = versions.find((one) => uri.path === `/${one}`);
  return uri.scheme === scheme && version !== undefined
    ? JSON.stringify(jsonSchemaOf(version, 'structure'))
    : undefined;
}

function isYamlApi(api: unknown): api is YamlApi {
  return isObject(api) && typeof api.registerContributor === 'function';
}
