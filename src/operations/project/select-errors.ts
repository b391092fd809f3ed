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

/** A pattern names several environments where a command is about one. */
export const namesSeveral = defineError<{ pattern: string; suffixes: readonly string[] }>({
  code: 'names-several-environments',
  summary: 'A pattern names several environments, and the command is about one.',
  message: ({ pattern, suffixes }) => `\`${pattern}\` names ${suffixes.length} environments: name one.`,
  hint: ({ suffixes }) => `It names ${suffixes.slice(0, 20).join(', ')}${suffixes.length > 20 ? ', …' : ''}.`,
});
