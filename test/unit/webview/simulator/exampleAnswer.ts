import { readConfig } from '../../../../src/config/document/readConfig';
import type { Person } from '../../../../src/config/simulator/person';
import type { Version } from '../../../../src/config/reference/versions';
import type { KnownSchema } from '../../../../src/config/facts/context';
import type { AnswerState } from '../../../../src/protocol/simulator';
import { buildAnswer } from '../../../../src/views/simulator/state/answerState';

/** An identity schema whose e-mail address takes codes. */
export const schemaText = `{
  "properties": { "traits": { "properties": {
    "email": { "type": "string", "ory.sh/kratos": { "credentials": { "code": { "identifier": true, "via": "email" } } } }
  } } }
}
`;

/** A configuration that asks everybody with an address for codes. */
export const configText = `identity:
  default_schema_id: person
  schemas:
    - id: person
      url: file://./person.schema.json
selfservice:
  flows:
    settings:
      required_aal: aal1
  methods:
    totp:
      enabled: true
    code:
      mfa_enabled: true
session:
  whoami:
    required_aal: highest_available
`;

const schemas: readonly KnownSchema[] = [{ id: 'person', url: 'file://./person.schema.json', text: schemaText }];
const password: Person = { credentials: ['password'], traits: ['email'], session: ['password'] };

interface Given {
  readonly text?: string;
  readonly version?: Version;
  readonly schemas?: readonly KnownSchema[];
  readonly person?: Person;
  readonly name?: string;
  readonly file?: string;
}

/** The picture of an answer, as the host makes it. */
export function exampleAnswer(given: Given = {}): AnswerState {
  const { text = configText, version = 'v26.2.0', person = password, name = 'Has only a password' } = given;
  const setup = { config: readConfig(text), version, schemas: given.schemas ?? schemas };
  return buildAnswer({ setup, text, file: given.file ?? 'kratos.yml', who: { person, name } });
}

/** What no page may take for more than text. */
export const hostile = '</code><script>alert("1")</script>&';

/** An answer in which everything that comes from elsewhere is hostile. */
export function hostileAnswer(): AnswerState {
  const person: Person = {
    credentials: ['password'],
    traits: [hostile],
    codes: [hostile],
    session: [hostile],
    schema: hostile,
  };
  return exampleAnswer({
    text: `session: {whoami: {required_aal: '${hostile}'}}`,
    schemas: [],
    person,
    name: hostile,
    file: hostile,
  });
}
