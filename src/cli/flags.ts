import { environmentPatterns } from './completion/environment-patterns.js';
import { InvalidFlagValue } from './invalid-flag-value.js';
import { oneOf } from './one-of.js';

const lockfileModes = ['readonly', 'update'] as const;

const text = (value: string): string => value;

/** Reads a flag that must have a value. */
export const nonEmpty = (value: string): string => {
  if (value === '') throw new InvalidFlagValue('needs a value');
  return value;
};

/** Reads the SHA-256 of a saved plan. */
export const planHash = (value: string): string => {
  if (!/^[0-9a-f]{64}$/i.test(value)) throw new InvalidFlagValue('is a SHA-256: 64 hexadecimal digits');
  return value.toLowerCase();
};

/** Reads a port; 0, one that is free, without a number. */
export const portNumber = (value: string): number => {
  if (value === '') return 0;
  const port = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (port < 1024 || port > 65_535) throw new InvalidFlagValue('is a port from 1024 to 65535');
  return port;
};

const positiveInteger = (value: string): number => {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidFlagValue('is a whole number from 1 to 999');
  return Number(value);
};

/** `--config`. */
export const configFlag = {
  config: {
    kind: 'parsed',
    parse: nonEmpty,
    optional: true,
    placeholder: 'FILE',
    brief: 'environments.yaml to read (default: the nearest one, upwards from the current folder)',
  },
} as const;

/** Flags of every command that reads the file. */
export const fileFlags = {
  ...configFlag,
  untrusted: {
    kind: 'boolean',
    withNegated: false,
    optional: true,
    brief:
      'Let the file start no program and open no path outside the project; on in pull requests from forks',
  },
} as const;

/** Values of `fileFlags`. */
export interface FileFlags {
  readonly config?: string;
  readonly untrusted?: boolean;
}

/** Flags that name the file and the environments. */
export const selectionFlags = {
  ...fileFlags,
  env: {
    kind: 'parsed',
    parse: nonEmpty,
    optional: true,
    variadic: true,
    proposeCompletions: environmentPatterns,
    placeholder: 'PATTERN',
    brief: 'Environments: a suffix, a glob such as dev-*, or tier:production; repeatable',
  },
} as const;

/** `-e dev-001` for `--env dev-001`. */
export const selectionAliases = { e: 'env' } as const;

/** Values of `selectionFlags`. */
export interface SelectionFlags extends FileFlags {
  readonly env?: readonly string[];
}

/** `--json`. */
export const jsonFlag = {
  json: { kind: 'boolean', withNegated: false, optional: true, brief: 'Print JSON on stdout' },
} as const;

/** Value of `jsonFlag`. */
export interface JsonFlag {
  readonly json?: boolean;
}

/** `--stack` and `--plan`: Terraform JSON and plans of anybody's. */
export const foreignFlags = {
  stack: {
    kind: 'parsed',
    parse: nonEmpty,
    optional: true,
    variadic: true,
    placeholder: 'FILE|DIR',
    brief: 'Terraform JSON, a folder of it, or the output folder of a synthesis; repeatable',
  },
  plan: {
    kind: 'parsed',
    parse: nonEmpty,
    optional: true,
    variadic: true,
    placeholder: 'FILE',
    brief: 'A plan as printed by terraform show -json, - for stdin; repeatable',
  },
} as const;

/** Values of `foreignFlags`. */
export interface ForeignFlags {
  readonly stack?: readonly string[];
  readonly plan?: readonly string[];
}

/** `--yes`. */
export const yesFlag = {
  yes: { kind: 'boolean', withNegated: false, optional: true, brief: 'Do not ask' },
} as const;

/** Value of `yesFlag`. */
export interface YesFlag {
  readonly yes?: boolean;
}

/** `--sandbox` and `--sandbox URL`: without a URL the value is empty. */
export const sandboxFlag = {
  sandbox: {
    kind: 'parsed',
    parse: text,
    optional: true,
    inferEmpty: true,
    placeholder: 'URL',
    brief: 'Use the running sandbox (multienv sandbox up), or the AWS emulator at URL, instead of AWS',
  },
} as const;

/** Value of `sandboxFlag`. */
export interface SandboxFlag {
  readonly sandbox?: string;
}

/** `--fail-fast`, of every command that changes something for several environments. */
export const failFastFlag = {
  failFast: {
    kind: 'boolean',
    withNegated: false,
    optional: true,
    brief: 'Start no further environment after one has failed (default: continue)',
  },
} as const;

/** Value of `failFastFlag`. */
export interface FailFastFlag {
  readonly failFast?: boolean;
}

/** Flags of every command that runs Terraform. */
export const terraformFlags = {
  ...selectionFlags,
  ...jsonFlag,
  ...sandboxFlag,
  ...failFastFlag,
  pluginDir: {
    kind: 'parsed',
    parse: nonEmpty,
    optional: true,
    placeholder: 'DIR',
    brief: 'Folder with a mirror of the AWS provider, for use without network access',
  },
  terraformBin: {
    kind: 'parsed',
    parse: nonEmpty,
    optional: true,
    placeholder: 'PATH',
    brief: 'terraform or tofu to run (default: terraform.binary of the file, else the one on PATH)',
  },
  lockfile: {
    kind: 'parsed',
    parse: oneOf(lockfileModes),
    optional: true,
    placeholder: 'MODE',
    brief:
      'readonly: fail rather than change the lock file of the providers; update (default: in CI readonly once there is one)',
  },
  parallel: {
    kind: 'parsed',
    parse: positiveInteger,
    optional: true,
    placeholder: 'N',
    brief: 'Environments processed at the same time (default: one plan per processor, eight applies)',
  },
} as const;

/** `--wait` and `--wait SECONDS`: without a number the value is a day, longer than any run takes. */
export const waitFlag = {
  wait: {
    kind: 'parsed',
    parse: waitingTime,
    optional: true,
    inferEmpty: true,
    placeholder: 'SECONDS',
    brief: 'Wait for another run on the same environment, at most SECONDS, instead of failing',
  },
} as const;

/** Value of `waitFlag`. */
export interface WaitFlag {
  readonly wait?: number;
}

function waitingTime(value: string): number {
  if (value === '') return 86_400;
  if (!/^\d{1,6}$/.test(value)) throw new InvalidFlagValue('is a whole number of seconds');
  return Number(value);
}

/** A time to wait: a whole number of minutes, a week at most. */
export function minutes(value: string): number {
  const number = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > 10_080) throw new InvalidFlagValue('is a whole number of minutes, 1 to 10080');
  return number;
}

/** Values of `terraformFlags`. */
export interface TerraformFlags extends SelectionFlags, JsonFlag, SandboxFlag, FailFastFlag {
  readonly pluginDir?: string;
  readonly terraformBin?: string;
  readonly lockfile?: (typeof lockfileModes)[number];
  readonly parallel?: number;
}
