import { appVersionIn } from './chartVersion';
import { imageVersionIn } from './imageVersion';

/** A file by which Kratos is started, built or installed, beside a configuration. */
export interface StartFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Whether a file of that name may say how Kratos is started: compose files, images, charts, scripts, units, makefiles,
 * processes.
 */
export function isStartFile(fileName: string): boolean {
  const name = fileName.toLowerCase();
  const isYaml = name.endsWith('.yml') || name.endsWith('.yaml');
  return (
    (isYaml && ['compose', 'quickstart', 'deployment'].some((word) => name.includes(word))) ||
    ['dockerfile', 'makefile', 'justfile', 'procfile', 'taskfile', 'chart.yaml', 'package.json'].some((word) =>
      name.startsWith(word),
    ) ||
    ['.sh', '.service', '.dockerfile', '.bat', '.ps1'].some((ending) => name.endsWith(ending))
  );
}

/** The version of Kratos that the first file which says so is for, as it is written there. */
export function versionInStartFiles(files: readonly StartFile[]): string | undefined {
  for (const { name, text } of files) {
    const found = name.toLowerCase() === 'chart.yaml' ? appVersionIn(text) : imageVersionIn(text);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Whether one of the files starts Kratos with several configurations, of which a file of that name is one: then none of
 * them need be whole. Seen are `-c` and `--config` in one command, which may go on over several lines as scripts and
 * compose files write it.
 */
export function isOneOfSeveral(fileName: string, files: readonly StartFile[]): boolean {
  return files.some(({ text }) => commandsIn(text).some((names) => names.size > 1 && names.has(fileName)));
}

/** Whether one of the files starts Kratos with a configuration of that name. */
export function isGiven(fileName: string, files: readonly StartFile[]): boolean {
  return files.some(({ text }) => text.includes('kratos') && commandsIn(text).some((names) => names.has(fileName)));
}

/**
 * The names of the files that each command gives by `-c`: those that follow one another with less than a paragraph
 * between them.
 */
function commandsIn(text: string): readonly ReadonlySet<string>[] {
  const commands: Set<string>[] = [];
  let end = -Infinity;
  for (const { 0: found, 1: word = '', index } of text.matchAll(option)) {
    const path = configName.exec(word)?.[0];
    if (path === undefined) continue;
    if (index - end > longestGap) commands.push(new Set());
    commands.at(-1)?.add(path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1));
    end = index + found.length;
  }
  return commands;
}

/** `-c path`, `--config=path`, `"-c", "path"`, and in a list of YAML a dash before each. */
const option = /(?<![\w-])(?:-c|--config)(?:=|["',\s]{1,40}(?:- ["']?)?)([^\s"',\]]{1,300})/g;
/** The name of a configuration in what follows an option, without what stands behind it. */
const configName = /^.*\.(?:ya?ml|json|toml)/;
/** More than this stands between the options of two commands. */
const longestGap = 60;
