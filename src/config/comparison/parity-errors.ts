import { defineError } from '../../errors/define-error.js';

/** A name of `except` that is no setting. */
export const paritySettingUnknown = defineError<{ setting: string; suggestion: string | undefined }>({
  code: 'parity-setting-unknown',
  summary: 'A name under `except` of `parity` is neither a setting nor a block of settings.',
  message: ({ setting }) => `There is no setting \`${setting}\` that environments could differ in.`,
  hint: ({ suggestion }) =>
    suggestion === undefined
      ? 'Name a setting such as `database.instanceClass`, or a block such as `compute.*`.'
      : `Did you mean \`${suggestion}\`?`,
});

/** A declaration about fewer than two environments. */
export const parityOfOne = defineError<{ patterns: readonly string[]; count: number }>({
  code: 'parity-of-one',
  severity: 'warning',
  summary: 'The names under `environments` of `parity` are those of fewer than two environments of the file.',
  message: ({ patterns, count }) =>
    `${patterns.map((one) => `\`${one}\``).join(', ')} ${count === 0 ? 'name no environment' : 'name one environment'}: parity is between two.`,
  hint: () => 'Name two environments of the file, or a pattern such as `tier:production`.',
});
