import { defineError } from '../errors/define-error.js';

/** No environments.yaml in the folder or above it, or none where `--config` points. */
export const configNotFound = defineError<{ file: string; searched: boolean }>({
  code: 'config-not-found',
  summary:
    'There is no environments.yaml in the current folder or above it, or none at the path of `--config`.',
  message: ({ file, searched }) =>
    searched ? `No environments.yaml in ${file} or any folder above it.` : `The file ${file} does not exist.`,
  hint: ({ searched }) =>
    searched
      ? 'Run `multienv init` to write one here, or name yours with `--config FILE`.'
      : 'Check the path after `--config`, or run `multienv init` in the folder to write a file.',
});

/** The path leads to a folder or to a device. */
export const configNotAFile = defineError<{ file: string; folder: boolean }>({
  code: 'config-not-a-file',
  summary: 'The path of environments.yaml leads to a folder, a device or a pipe.',
  message: ({ file, folder }) => `${file} is ${folder ? 'a folder' : 'no regular file'}.`,
  hint: ({ folder }) =>
    `Name ${folder ? 'the file inside it' : 'a file'}: \`--config path/to/environments.yaml\`.`,
});

/** The operating system refuses to read the file. */
export const configUnreadable = defineError<{ file: string; code: string }>({
  code: 'config-unreadable',
  summary: 'The operating system refuses to read environments.yaml.',
  message: ({ file, code }) => `${file} can't be read (${code}).`,
  hint: () => 'Check its permissions with `ls -l`, and that no symbolic link on the way points to itself.',
});

/** Nothing but spaces and comments. */
export const configEmpty = defineError<{ file: string }>({
  code: 'config-empty',
  summary: 'environments.yaml holds nothing but spaces and comments.',
  message: ({ file }) => `${file} is empty.`,
  hint: () => 'Run `multienv init --force` to write a commented file, then edit it.',
});

/** Larger than any real file. */
export const configTooLarge = defineError<{ file: string; bytes: number; maxBytes: number }>({
  code: 'config-too-large',
  summary: 'environments.yaml is larger than 1 MiB.',
  message: ({ file, bytes, maxBytes }) => `${file} has ${bytes} bytes; at most ${maxBytes} are read.`,
  hint: () => 'Check that this is the right file; move what environments share under `defaults`.',
});

/** Binary data, or text in another encoding. */
export const configNotText = defineError<{ file: string; what: string }>({
  code: 'config-not-text',
  summary: 'environments.yaml is binary, or text in another encoding than UTF-8.',
  message: ({ file, what }) => `${file} is no UTF-8 text: it holds ${what}.`,
  hint: () => 'Save the file as UTF-8, or check that this is the right file.',
});

/** Text that is not YAML. */
export const configSyntax = defineError<{ what: string; hint: string }>({
  code: 'config-syntax',
  summary: 'The text of environments.yaml is not valid YAML.',
  message: ({ what }) => `YAML syntax: ${what}.`,
  hint: ({ hint }) => hint,
});

/** YAML forbids tabs as indentation. */
export const configTab = defineError({
  code: 'config-tab',
  summary: 'A line is indented with a tab, which YAML forbids.',
  message: () => 'A tab indents this line; YAML allows only spaces.',
  hint: () => 'Replace the tab by two spaces per level, and let your editor insert spaces.',
});

/** An alias that means nothing, itself, or too much. */
export const configAlias = defineError<{ what: 'unknown' | 'itself' | 'many' }>({
  code: 'config-alias',
  summary: 'A YAML alias has no anchor, contains itself, or stands for far too many values.',
  message: ({ what }) =>
    ({
      unknown: 'This alias (`*…`) refers to an anchor (`&…`) that does not exist above it.',
      itself: 'This alias (`*…`) is part of what it refers to.',
      many: 'The aliases (`*…`) of this file stand for more than 10000 values.',
    })[what],
  hint: ({ what }) =>
    what === 'unknown'
      ? 'Put a value that starts with `*` in quotes, or set the anchor before it is used.'
      : 'Write the values out, or move what environments share under `defaults`.',
});

/** Deeper than the format goes. */
export const configNestedTooDeep = defineError({
  code: 'config-nested-too-deep',
  summary: 'Blocks or lists are nested more than 32 levels deep.',
  message: () => 'Blocks or lists are nested more than 32 levels deep; this format needs six.',
  hint: () => 'Check brackets and indentation, and that this is the right file.',
});

/** One file, one document. */
export const configSeveralDocuments = defineError({
  code: 'config-several-documents',
  summary: 'environments.yaml holds several YAML documents.',
  message: () => 'A second YAML document begins here (`---`); the file must hold exactly one.',
  hint: () => 'Put all environments under one `environments:` and remove the line `---`.',
});

/** A key given twice in one block. */
export const configDuplicateKey = defineError<{ key: string; firstLine: number }>({
  code: 'config-duplicate-key',
  summary: 'A key stands twice in one block.',
  message: ({ key, firstLine }) =>
    `\`${key}\` stands twice in this block; the first is on line ${firstLine}.`,
  hint: () => 'Keep one of the two, or give the second another name.',
});

/** A YAML 1.1 merge key. */
export const configMergeKey = defineError({
  code: 'config-merge-key',
  summary: 'A YAML merge key (`<<`) is used.',
  message: () => 'Merge keys (`<<`) are not supported.',
  hint: () => 'Move what environments share under `defaults`, which merges block by block.',
});

/** A key that can't be the name of anything. */
export const configBadKey = defineError<{ key: string | undefined }>({
  code: 'config-bad-key',
  summary: 'A key is a list or a block, or a name that JavaScript keeps for itself.',
  message: ({ key }) =>
    key === undefined ? 'A key must be text, not a list or a block.' : `\`${key}\` can't be a key.`,
  hint: () => 'Write `name: value`; quote a key that contains braces or brackets.',
});

/** The file, a block or a setting has the wrong kind of value. */
export const configWrongType = defineError<{ path: string; wanted: string; found: string; hint: string }>({
  code: 'config-wrong-type',
  summary: 'A value is of the wrong kind, such as text where a number belongs.',
  message: ({ path, wanted, found }) =>
    `${path === '' ? 'The file' : `\`${path}\``} must be ${wanted}, not ${found}.`,
  hint: ({ hint }) => hint,
});

/** Text without quotes that YAML reads as something else. */
export const configUnquoted = defineError<{ path: string; source: string | undefined; kind: string }>({
  code: 'config-unquoted',
  summary:
    'A text without quotes was read by YAML as a number, a boolean or null: 15.10 becomes 15.1, an account id loses its zeros.',
  message: ({ path, source, kind }) =>
    source === undefined
      ? `\`${path}\` must be text, but YAML reads the value without quotes as ${kind}.`
      : `\`${path}\` must be text, but YAML reads ${source} without quotes as ${kind}.`,
  hint: ({ source }) => (source === undefined ? 'Put the value in quotes.' : `Quote it: "${source}"`),
});

/** A setting that must be there. */
export const configMissing = defineError<{ path: string; key: string; example: string }>({
  code: 'config-missing-setting',
  summary: 'A setting that must be there is missing.',
  message: ({ path, key }) => `\`${key}\` is missing${path === '' ? '' : ` in \`${path}\``}.`,
  hint: ({ example }) => `Add \`${example}\`.`,
});

/** A key that means nothing here. */
export const configUnknownKey = defineError<{ key: string; block: string; hint: string }>({
  code: 'config-unknown-key',
  summary: 'A key means nothing in its block; often it is misspelt or belongs in another block.',
  message: ({ key, block }) => `${block === '' ? 'The file' : `\`${block}\``} has no setting \`${key}\`.`,
  hint: ({ hint }) => hint,
});

/** A value that the setting does not accept. */
export const configInvalidValue = defineError<{
  path: string;
  shown: string;
  wanted: string;
  suggestion?: string | undefined;
}>({
  code: 'config-invalid-value',
  summary: 'A value is not among those that the setting accepts.',
  message: ({ path, shown, wanted }) => `\`${path}\`${shown} is not accepted: it must be ${wanted}.`,
  hint: ({ wanted, suggestion }) =>
    suggestion === undefined ? `Write ${wanted}.` : `Did you mean \`${suggestion}\`?`,
});

/** A key of `environments` that can't be a suffix. */
export const suffixInvalid = defineError<{ suffix: string; why: string; suggestion?: string | undefined }>({
  code: 'suffix-invalid',
  summary:
    'An environment suffix is not made of lower case letters, digits and single hyphens, or is longer than 28 characters.',
  message: ({ suffix, why }) => `\`${suffix}\` can't be an environment suffix: ${why}.`,
  hint: ({ suggestion }) =>
    suggestion === undefined
      ? 'Write a name such as `dev-001`: every AWS name of the environment carries it.'
      : `Rename it, for example to \`${suggestion}\`.`,
});

/** Nothing under `environments`. */
export const noEnvironments = defineError({
  code: 'no-environments',
  summary: '`environments` is empty.',
  message: () => '`environments` names no environment.',
  hint: () => 'Add one, for example `dev-001: { environment: dev }`.',
});

/** The boot script can't be read. */
export const bootScriptNotReadable = defineError<{ name: string; why: string }>({
  code: 'boot-script-not-readable',
  summary: 'The file that `app.bootScript` names is missing, or is no regular file.',
  message: ({ name, why }) => `The boot script ${name} can't be read: ${why}.`,
  hint: () =>
    'Give a path relative to environments.yaml, or the script itself as a block (`bootScript: |`) that starts with `#!`.',
});

/** The boot script can't run on an instance. */
export const bootScriptInvalid = defineError<{ name: string; why: string }>({
  code: 'boot-script-invalid',
  summary: 'The boot script does not start with `#!`, is binary, or is too long for EC2 user data.',
  message: ({ name, why }) => `The boot script can't be used: ${name === 'the script' ? 'it' : name} ${why}.`,
  hint: () => 'Start it with `#!/bin/bash`; let a long script fetch its larger parts from S3.',
});

/** No tier can be told from the name. */
export const tierMissing = defineError<{ environment: string }>({
  code: 'tier-missing',
  summary: 'An environment is not called dev, staging or prod, and states no tier.',
  message: ({ environment }) =>
    `The environment \`${environment}\` needs a tier: only dev, staging and prod name theirs.`,
  hint: () => 'Add `tier: development`, `tier: staging` or `tier: production`.',
});

/** The tier says one thing and the name another. */
export const tierContradictsName = defineError<{ environment: string; tier: string; named: string }>({
  code: 'tier-contradicts-name',
  summary: 'dev, staging or prod is given the tier of another.',
  message: ({ environment, tier, named }) =>
    `\`environment: ${environment}\` means the tier ${named}, but \`tier\` says ${tier}: people would take one for the other.`,
  hint: () => 'Remove `tier` and change single settings, or give the environment another name.',
});

/** Two settings, or a setting and AWS, that don't go together. */
export const settingsConflict = defineError<{ message: string; hint: string }>({
  code: 'settings-conflict',
  summary: 'Settings contradict each other, or need one another.',
  message: ({ message }) => message,
  hint: ({ hint }) => hint,
});

/** A region that AWS doesn't have. */
export const regionUnknown = defineError<{ region: string; suggestion?: string | undefined }>({
  code: 'region-unknown',
  summary: 'The region is none that AWS has.',
  message: ({ region }) => `AWS has no region \`${region}\`.`,
  hint: ({ suggestion }) =>
    suggestion === undefined ? 'Write a region such as `ap-southeast-1`.' : `Did you mean \`${suggestion}\`?`,
});

/** An engine version below the review's floor, or one that AWS no longer creates. */
export const engineVersionRefused = defineError<{ version: string; why: string; nearest: string }>({
  code: 'engine-version-refused',
  summary: 'The PostgreSQL version is below 15.4, or AWS no longer creates it.',
  message: ({ version, why }) => `PostgreSQL ${version} can't be used: ${why}.`,
  hint: ({ nearest }) =>
    `Write "${nearest}"${nearest.includes('.') ? `, or "${nearest.split('.')[0]}" and let AWS pick the newest minor` : ''}.`,
});

/** A version newer than the table. */
export const engineVersionUnknown = defineError<{ version: string; asOf: string }>({
  code: 'engine-version-unknown',
  severity: 'warning',
  summary: 'The PostgreSQL version is not in the dated table: it may be newer than this program.',
  message: ({ version, asOf }) =>
    `Whether AWS creates PostgreSQL ${version} can't be told: the table is as of ${asOf}, and AWS adds versions every quarter.`,
  hint: () => 'Check with `aws rds describe-db-engine-versions --engine postgres`, or write the major alone.',
});

/** A name that AWS would refuse. */
export const nameRefused = defineError<{ name: string; resource: string; why: string; hint: string }>({
  code: 'name-refused',
  summary: 'A name that is derived from suffix and settings is too long, or has a form that AWS refuses.',
  message: ({ name, resource, why }) => `AWS would refuse the name \`${name}\` (${resource}): ${why}.`,
  hint: ({ hint }) => hint,
});

/** Two environments that would fight over one name. */
export const nameTakenTwice = defineError<{ name: string; resource: string; other: string }>({
  code: 'name-taken-twice',
  summary: 'Two environments of the file derive the same name for a resource in one account and region.',
  message: ({ name, resource, other }) => `The name \`${name}\` (${resource}) is that of ${other} too.`,
  hint: () => 'Change the suffix, the port or the bucket name of one of the two.',
});

/** A tag that the product sets or that AWS keeps for itself. */
export const tagReserved = defineError<{ key: string; why: string }>({
  code: 'tag-reserved',
  summary: 'A tag is set by the product already, or begins with `aws:`.',
  message: ({ key, why }) => `The tag \`${key}\` can't be set: ${why}.`,
  hint: () => 'Remove it, or choose another key.',
});

/** A tag that some services refuse. */
export const tagCharacters = defineError<{ key: string }>({
  code: 'tag-characters',
  severity: 'warning',
  summary: 'A tag holds characters that IAM and other services refuse.',
  message: ({ key }) => `The tag \`${key}\` has characters that IAM and some other services refuse.`,
  hint: () => 'Keep to letters, digits, spaces and `_ . : / = + - @`.',
});

/** Production that is less safe than its tier's defaults. */
export const productionWeakened = defineError<{ message: string; hint: string }>({
  code: 'production-weakened',
  severity: 'warning',
  summary: 'An environment of the tier production has less redundancy, protection or backup than it should.',
  message: ({ message }) => message,
  hint: ({ hint }) => hint,
});
