import { defineError } from '../errors/define-error.js';

/** A program that is needed is not there. */
export const toolNotFound = defineError<{ readonly command: string }>({
  code: 'tool-not-found',
  summary: 'A program that the command needs is neither on PATH nor at the given path.',
  message: ({ command }) => `The program ${command} was not found.`,
  hint: () => 'Install it, or put its folder on PATH.',
});

/** A program is there but cannot be started. */
export const toolNotStartable = defineError<{ readonly command: string; readonly reason: string }>({
  code: 'tool-not-startable',
  summary: 'A program that the command needs exists, but the system refuses to start it.',
  message: ({ command, reason }) => `The program ${command} cannot be started: ${reason}.`,
  hint: () => 'Check that the file is executable and built for this kind of machine.',
});
