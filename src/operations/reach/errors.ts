import { defineError } from '../../errors/define-error.js';

/** `reach` was asked for a place that the stack does not have. */
export const noSuchPlace = defineError<{
  stack: string;
  name: string;
  suggestion: string | undefined;
  kinds: readonly string[];
  addresses: readonly string[];
}>({
  code: 'no-such-place',
  summary: '`reach` was asked for a place that the stack does not have.',
  message: ({ stack, name }) => `${stack} has no place \`${name}\`.`,
  hint: ({ suggestion, kinds, addresses }) =>
    suggestion === undefined
      ? `Places are ${[...kinds, ...addresses].map((one) => `\`${one}\``).join(', ')}.`
      : `Did you mean \`${suggestion}\`? Places are ${[...kinds, ...addresses].map((one) => `\`${one}\``).join(', ')}.`,
});
