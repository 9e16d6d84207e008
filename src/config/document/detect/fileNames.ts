/** What a file's name says of it. */
export interface FileName {
  /** In small letters, without its folders. */
  readonly base: string;
  readonly isJson: boolean;
  readonly isYaml: boolean;
  /** Whether it may be a configuration by its ending, or has none. */
  readonly isConfig: boolean;
  /** Whether it may assign variables, line by line. */
  readonly isEnv: boolean;
  readonly isOfKratos: boolean;
}

export function readFileName(fileName: string): FileName {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).toLowerCase();
  const ending = base.slice(base.lastIndexOf('.') + 1);
  const isJson = ending === 'json' || ending === 'jsonc';
  const isYaml = ending === 'yml' || ending === 'yaml';
  return {
    base,
    isJson,
    isYaml,
    isConfig: isJson || isYaml || !base.includes('.'),
    isEnv: base.endsWith('.env') || base.includes('.env.'),
    isOfKratos: (isJson || isYaml) && base.split(/[.\-_ ]/).includes('kratos'),
  };
}

/** Whether a file of that name may be anything to Kratos: of all others, nothing need be read. */
export function isCandidate(fileName: string): boolean {
  const { isConfig, isEnv } = readFileName(fileName);
  return isConfig || isEnv;
}
