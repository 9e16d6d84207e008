import { describe, expect, it } from 'vitest';
import { checkChart } from '../../../../../src/config/checks/chartChecks';
import { checkConfig } from '../../../../../src/config/checks/checkConfig';
import { completeAt } from '../../../../../src/config/completion';
import { recogniseDocument } from '../../../../../src/config/document/detect/detect';
import { readConfig } from '../../../../../src/config/document/readConfig';
import { explainSetting } from '../../../../../src/config/hover/explainSetting';
import { fileLinks } from '../../../../../src/config/facts/fileLinks';
import { listParts, readPart, type Part } from '../../../../../src/config/document/detect/parts';

const config = `selfservice:
  default_browser_return_url: https://www.acme.example/
  flows:
    settings:
      required_aal: aal7
identity:
  default_schema_id: person
  schemas:
    - id: person
      url: file:///etc/config/person.schema.json
`;
const schema = `{
  "properties": {
    "traits": {
      "properties": {
        "email": { "type": "string", "ory.sh/kratos": { "credentials": { "password": { "identifier": true } } } }
      }
    }
  }
}
`;
const indented = (text: string, columns: number): string => text.replace(/^(?=.)/gm, ' '.repeat(columns));

const configMap = `apiVersion: v1
kind: ConfigMap
metadata:
  name: kratos
data:
  kratos.yml: |
${indented(config, 4)}  person.schema.json: |
${indented(schema, 4)}---
apiVersion: v1
kind: Service
metadata:
  name: kratos
`;

function partsIn(name: string, text: string): readonly Part[] {
  const document = recogniseDocument(name, text);
  return document ? listParts(text, document) : [];
}

/** Each part as its kind, where it stands and which key it is the value of. */
function pictureOf(name: string, text: string): readonly string[] {
  return partsIn(name, text).map(({ document, place, name: key }) =>
    [document.kind, document.kind === 'config' ? document.root : '', place ? `in ${key ?? ''}` : ''].join(' ').trim(),
  );
}

describe('what a document holds for Kratos', () => {
  it.each([
    ['kratos.yml', config, ['config']],
    ['manifest.yaml', configMap, ['config  in kratos.yml', 'identity-schema  in person.schema.json']],
    [
      'secret.yaml',
      `kind: Secret\napiVersion: v1\nstringData:\n  config.yaml: |-\n${indented(config, 6)}`,
      ['config  in config.yaml'],
    ],
    [
      'list.yaml',
      `apiVersion: v1\nkind: List\nitems:\n  - kind: ConfigMap\n    data:\n      kratos.yaml: |\n${indented(config, 8)}`,
      ['config  in kratos.yaml'],
    ],
    [
      'compose.yml',
      `services:\n  kratos:\n    image: oryd/kratos\nconfigs:\n  kratos:\n    content: |\n${indented(config, 6)}`,
      ['config  in content'],
    ],
    [
      'playbook.yml',
      `- hosts: all\n  tasks:\n    - copy:\n        dest: /etc/kratos.yml\n        content: |\n${indented(config, 10)}`,
      ['config  in content'],
    ],
    [
      'values.yaml',
      `kratos:\n  config:\n${indented(config, 4)}  identitySchemas:\n    person.schema.json: |\n${indented(schema, 6)}`,
      ['config kratos.config.', 'identity-schema  in person.schema.json'],
    ],
    ['values.yaml', `image: {}\nidp:\n  kratos:\n    config:\n      dsn: memory\n`, ['config idp.kratos.config.']],
    [
      'values.yaml',
      `login:\n  config:\n${indented(config, 4)}other:\n  config:\n    port: 1\n`,
      ['config login.config.'],
    ],
    [
      'values.yaml',
      `one:\n  kratos:\n    config:\n      dsn: memory\ntwo:\n  kratos:\n    config:\n      dsn: memory\n`,
      ['config one.kratos.config.', 'config two.kratos.config.'],
    ],
    [
      'release.yaml',
      `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec:\n  values:\n    kratos:\n      config:\n${indented(config, 8)}`,
      ['config spec.values.kratos.config.'],
    ],
    [
      'app.yaml',
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n        kratos:\n          config:\n${indented(config, 12)}`,
      ['config kratos.config. in values'],
    ],
    [
      'helmfile.yaml',
      `releases:\n  - name: ui\n    values:\n      - config:\n          port: 1\n  - name: idp\n    values:\n      - common.yaml\n      - kratos:\n          config:\n${indented(config, 12)}      - a: 1\n`,
      ['config kratos.config. in'],
    ],
    [
      'apps.yaml',
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  sources:\n  - helm:\n      valuesObject:\n        kratos:\n          config:\n${indented(config, 12)}  - chart: other\n`,
      ['config helm.valuesObject.kratos.config. in'],
    ],
    ['values.yaml', 'kratos:\n  automigration:\n    enabled: true\n  config:\n', ['config kratos.config.']],
    ['values.yaml', 'kratos:\n  enabled: true\n  config:\n    replicas: 1\n', []],
    ['values.yaml', 'idp:\n  config:\n    dsn: memory\n', []],
    ['manifest.yaml', 'apiVersion: v1\nkind: ConfigMap\ndata:\n  app.yml: |\n    services:\n      a: 1\n', []],
    [
      'templates/configmap.yaml',
      'apiVersion: v1\nkind: ConfigMap\ndata:\n  "kratos.yaml": |\n    {{- include "kratos.configmap" . | nindent 4 }}\n',
      ['config  in kratos.yaml'],
    ],
    [
      'project.json',
      '{"services": {"identity": {"config": {"selfservice": {}}}, "oauth2": {}}}',
      ['config services.identity.config.'],
    ],
    [
      'project.yaml',
      'name: Acme\nservices:\n  identity:\n    config:\n      session:\n        lifespan: 1h\n',
      ['config services.identity.config.'],
    ],
  ])('%s %#', (name, text, parts) => {
    expect(pictureOf(name, text)).toEqual(parts);
  });

  it('checks the values that stand in a list', () => {
    const text = `releases:\n- values:\n  - kratos:\n      config:\n${indented(config, 8)}  - b: 1\n- c: 2\n`;
    const [part] = partsIn('helmfile.yaml', text);
    const findings = part ? checkConfig(readPart(part), { version: 'v26.2.0', schemas: [], isPartial: true }) : [];
    expect(
      findings.filter(({ severity }) => severity === 'error').map((one) => text.slice(one.start, one.end)),
    ).toEqual(['aal7']);
  });

  it('explains a key of a text in quotes where it stands', () => {
    const text = `{"data": {"kratos.yml": ${JSON.stringify(config)}}}`;
    const found = explainSetting(text, text.indexOf('required_aal') + 3, { kind: 'config', root: '', isWithin: true });
    expect(found?.path).toBe('selfservice.flows.settings.required_aal');
    expect(text.slice(found?.start, found?.end)).toBe('required_aal');
  });

  it('knows the alias of a chart of charts', () => {
    const text = 'idp:\n  config:\n    dsn: memory\n';
    expect(recogniseDocument('values.yaml', text, { isAlias: (name) => name === 'idp' })).toEqual({
      kind: 'config',
      root: 'idp.config.',
    });
  });
});

describe('a text within a document', () => {
  const parts = partsIn('manifest.yaml', configMap);
  const [part] = parts;
  const textOf = ({ start, end }: { start: number; end: number }): string => configMap.slice(start, end);

  it('keeps the places of the document', () => {
    for (const { text, place } of parts)
      expect(text.slice(place?.start, place?.end)).toBe(textOf(place ?? { start: 0, end: 0 }));
  });

  it('is checked where it stands', () => {
    const read = readConfig(part?.text ?? '');
    const findings = checkConfig(read, { version: 'v26.2.0', schemas: [], isPartial: true });
    expect(findings.filter(({ severity }) => severity === 'error').map(textOf)).toEqual(['aal7']);
    expect(fileLinks(read).map(textOf)).toEqual(['file:///etc/config/person.schema.json']);
  });

  it('is explained where it stands, and nothing around it', () => {
    const document = recogniseDocument('manifest.yaml', configMap);
    const explain = (word: string): string | undefined => {
      const found = explainSetting(configMap, configMap.indexOf(word) + 1, document);
      return found && `${textOf(found)}: ${found.path}`;
    };
    expect(explain('required_aal')).toBe('required_aal: selfservice.flows.settings.required_aal');
    expect(explain('"identifier"')).toBe(
      '"identifier": properties.traits.properties.email.ory.sh/kratos.credentials.password.identifier',
    );
    expect(explain('metadata')).toBeUndefined();
    expect(explain('kind: Service')).toBeUndefined();
  });

  it('is completed where it stands', () => {
    const document = recogniseDocument('manifest.yaml', configMap) ?? { kind: 'environment' };
    const labelsAt = (text: string, offset: number): readonly string[] =>
      completeAt(text, offset, { document, version: 'v26.2.0' }).map(({ label }) => label);
    const value = configMap.indexOf('aal7') + 3;
    expect(labelsAt(configMap, value)).toContain('highest_available');
    const line = '    sess';
    const typed = configMap.replace('  person.schema.json: |', `${line}\n  person.schema.json: |`);
    expect(labelsAt(typed, typed.indexOf(line) + line.length)).toContain('session');
    expect(labelsAt(configMap, configMap.indexOf('kind:') + 2)).toEqual([]);
  });
});

describe('the values of the chart', () => {
  const values = `kratos:\n  identity:\n    schemas: []\n  development: true\n  config:\n    dsn: memory\n`;

  it('hold sections that the chart does not read', () => {
    expect(checkChart(values, 'kratos.config.').map(({ start, end }) => values.slice(start, end))).toEqual([
      'identity',
    ]);
    expect(checkChart(values, 'kratos.config.', new Set(['chart-ignores']))).toEqual([]);
    expect(checkChart(values.replace('identity:', 'identity: # kratos-ignore'), 'kratos.config.')).toEqual([]);
  });

  it('are nothing to other charts, and to other files', () => {
    expect(checkChart(values.replaceAll('kratos', 'login'), 'login.config.')).toEqual([]);
    expect(checkChart(config, '')).toEqual([]);
  });
});
