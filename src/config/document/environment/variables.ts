import { settingsIn, type ConfigDocument, type Entry } from '../document';
import type { Path } from '../../reference/path';
import { isPlaceholder } from '../placeholder';
import type { Plain } from '../../reference/structure';
import { findVariablePath, findVariableSetting } from '../../reference/variables';
import type { Assignment } from './assignment';
import { readVariable, type Reading } from './reading';

/** A variable that Kratos reads. */
export interface ReadVariable {
  readonly assignment: Assignment;
  /** The path of the schema, and that of the setting. */
  readonly known: string;
  readonly path: Path;
  /** Absent where the value is not known, or empty: then somebody is to fill it in. */
  readonly reading?: Reading;
}

/** The variables of a file that Kratos reads. */
export function readVariables(assignments: readonly Assignment[]): readonly ReadVariable[] {
  return assignments.flatMap((assignment) => {
    const { name, value } = assignment;
    const [known, path] = [findVariablePath(name), findVariableSetting(name)];
    if (known === undefined || !path) return [];
    const isKnown = value !== undefined && value !== '' && !isPlaceholder(value) && isOfUsualSize(value);
    return [{ assignment, known, path, ...(isKnown && { reading: readVariable(known, value) }) }];
  });
}

/** No value of a setting is longer, nor nested more deeply. */
const [longest, mostBrackets] = [20_000, 500];

function isOfUsualSize(value: string): boolean {
  return value.length <= longest && value.split(/[[{]/, mostBrackets + 1).length <= mostBrackets;
}

/**
 * The settings that variables give, as a configuration without a text: a setting's key stands at the variable's name,
 * and its value at the value, as whole as it is.
 */
export function buildConfigFromVariables(variables: readonly ReadVariable[], end: number): ConfigDocument {
  const root: Branch = { members: new Map() };
  for (const variable of variables) if (isWorkedWith(variable)) plant(root, variable);
  return {
    text: '',
    isJson: false,
    ...settingsIn(entriesBelow(root, [], end)),
    broken: false,
    problems: [],
    repeated: [],
  };
}

/** Whether there is a value: what is no number is 0, and what is neither yes nor no is false. */
function isWorkedWith({ reading }: ReadVariable): boolean {
  return reading !== undefined && [undefined, 'number', 'boolean'].includes(reading.trouble);
}

interface Branch {
  assignment?: Assignment;
  value?: Plain;
  readonly members: Map<string | number, Branch>;
}

function plant(root: Branch, { path, assignment, reading }: ReadVariable): void {
  let branch = root;
  for (const name of path) {
    const next = branch.members.get(name) ?? { members: new Map() };
    branch.members.set(name, next);
    branch = next;
  }
  fill(branch, reading?.value ?? null, assignment);
}

/** A list or an object is the settings that are in it. */
function fill(branch: Branch, value: Plain, assignment: Assignment): void {
  branch.assignment = assignment;
  if (typeof value !== 'object' || value === null) {
    branch.value = value;
    return;
  }
  for (const [name, inner] of Array.isArray(value) ? value.entries() : Object.entries(value)) {
    const next = branch.members.get(name) ?? { members: new Map() };
    branch.members.set(name, next);
    fill(next, inner as Plain, assignment);
  }
}

function entriesBelow({ members }: Branch, path: Path, end: number): readonly Entry[] {
  return [...members].flatMap(([name, branch]) => {
    const at = [...path, name];
    const { assignment, value } = branch;
    const inner = entriesBelow(branch, at, end);
    const isLeaf = assignment !== undefined && branch.members.size === 0 && value !== undefined;
    return [
      {
        path: at,
        ...(assignment && { key: assignment.namePlace }),
        place: assignment?.place ?? { start: 0, end },
        value: isLeaf ? value : collectBranchValue(branch),
      },
      ...inner,
    ];
  });
}

function collectBranchValue({ members, value }: Branch): Plain {
  if (members.size === 0) return value ?? [];
  const names = [...members.keys()];
  return names.every((name) => typeof name === 'number')
    ? names.map((name) => collectBranchValue(members.get(name) ?? { members: new Map() }))
    : Object.fromEntries([...members].map(([name, inner]) => [name, collectBranchValue(inner)]));
}
