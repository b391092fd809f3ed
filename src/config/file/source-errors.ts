import { defineError } from '../../errors/define-error.js';
import type { Invocation } from '../../errors/invocation.js';

/** No environments.yaml in the folder or above it, or none where `--config` points. */
export const configNotFound = defineError<{ file: string; searched: boolean; invocation: Invocation }>({
  code: 'config-not-found',
  summary:
    'There is no environments.yaml in the current folder or above it, or none at the path of `--config`.',
  message: ({ file, searched }) =>
    searched ? `No environments.yaml in ${file} or any folder above it.` : `The file ${file} does not exist.`,
  hint: ({ searched, invocation }) =>
    searched
      ? `Run \`${invocation.next('init')}\` to write one here, or name yours with \`--config FILE\`.`
      : `Check the path after \`--config\`, or run \`${invocation.next('init')}\` in the folder to write a file.`,
});

/** The path leads to a folder or to a device. */
export const configNotAFile = defineError<{ file: string; folder: boolean }>({
  code: 'config-not-a-file',
  summary: 'The path of environments.yaml leads to a folder, a device or a pipe.',
  message: ({ file, folder }) => `${file} is ${folder ? 'a folder' : 'not a regular file'}.`,
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
export const configEmpty = defineError<{ file: string; invocation: Invocation }>({
  code: 'config-empty',
  summary: 'environments.yaml contains only spaces and comments.',
  message: ({ file }) => `${file} is empty.`,
  hint: ({ invocation }) =>
    `Run \`${invocation.next('init', { words: ['--force'] })}\` in its folder to write a commented file, then edit it.`,
});

/** More than any real file has. */
export const maxSourceBytes = 1024 * 1024;

/** Larger than any environments.yaml in use. */
export const configTooLarge = defineError<{ file: string; bytes: number; maxBytes: number }>({
  code: 'config-too-large',
  summary: 'environments.yaml is larger than 1 MiB.',
  message: ({ file, bytes, maxBytes }) => `${file} has ${bytes} bytes; at most ${maxBytes} are read.`,
  hint: () => 'Check that this is the right file; move what environments share under `defaults`.',
});

/** More than any real file has. */
export const configTooManyValues = defineError<{ readonly inDefaults: boolean }>({
  code: 'config-too-many-values',
  summary:
    'environments.yaml holds more than 250000 words and signs of YAML, or `defaults` gives its environments more than 500000 values together.',
  message: ({ inDefaults }) =>
    inDefaults
      ? '`defaults` gives the environments more than 500000 values together, the most that are read.'
      : 'The file holds more than 250000 words and signs of YAML, the most that are read.',
  hint: ({ inDefaults }) =>
    inDefaults
      ? 'Check `defaults`: a list or block in it is far longer than any setting needs.'
      : 'Check that this is the right file; move what environments share under `defaults`.',
});

/** More environments than a run can look at. */
export const configTooManyEnvironments = defineError<{ readonly count: number; readonly most: number }>({
  code: 'config-too-many-environments',
  summary: 'environments.yaml holds more than 1000 environments.',
  message: ({ count, most }) => `The file holds ${count} environments; at most ${most} are read.`,
  hint: () => 'Put them into several files, each in a folder of its own, and name one with `--config`.',
});

/** Binary data, or text in another encoding. */
export const configNotText = defineError<{ file: string; what: string }>({
  code: 'config-not-text',
  summary: 'environments.yaml is binary, or text in another encoding than UTF-8.',
  message: ({ file, what }) => `${file} is not UTF-8 text: it contains ${what}.`,
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
  summary: 'A YAML alias has no anchor, contains itself, or expands to too many values.',
  message: ({ what }) =>
    ({
      unknown: 'This alias (`*…`) refers to an anchor (`&…`) that does not exist above it.',
      itself: 'This alias (`*…`) is part of what it refers to.',
      many: 'The aliases (`*…`) of this file expand to more than 10000 values.',
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
  message: () => 'A second YAML document starts here (`---`); the file must hold exactly one.',
  hint: () => 'Put all environments under one `environments:` and remove the line `---`.',
});

/** A key given twice in one block. */
export const configDuplicateKey = defineError<{ key: string; firstLine: number }>({
  code: 'config-duplicate-key',
  summary: 'A key is used twice in one block.',
  message: ({ key, firstLine }) =>
    `\`${key}\` is used twice in this block; the first is on line ${firstLine}.`,
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
  summary: 'A key is a list or a block, or a name that JavaScript reserves.',
  message: ({ key }) =>
    key === undefined ? 'A key must be text, not a list or a block.' : `\`${key}\` can't be a key.`,
  hint: () => 'Write `name: value`; quote a key that contains braces or brackets.',
});
