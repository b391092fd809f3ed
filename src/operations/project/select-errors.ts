import { defineError } from '../../errors/define-error.js';

/** A pattern of `--env` names no environment. */
export const unknownEnvironment = defineError<{
  pattern: string;
  suffixes: readonly string[];
  suggestion: string | undefined;
}>({
  code: 'unknown-environment',
  summary: 'A pattern of `--env` names no environment of the file.',
  message: ({ pattern }) => `No environment matches \`${pattern}\`.`,
  hint: ({ suffixes, suggestion }) => {
    const known = suffixes.length > 20 ? `${suffixes.slice(0, 20).join(', ')}, …` : suffixes.join(', ');
    return `${suggestion === undefined ? '' : `Did you mean \`${suggestion}\`? `}The file has: ${known}.`;
  },
});
