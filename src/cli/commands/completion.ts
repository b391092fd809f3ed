import { buildCommand } from '@stricli/core';
import type { Shell } from '../../operations/project/completion-script.js';
import type { CliContext } from '../context.js';
import { oneOf } from '../one-of.js';

const shells = ['bash', 'zsh', 'fish'] as const satisfies readonly Shell[];

/** `multienv completion`. */
export const completionCommand = buildCommand<Record<never, never>, [shell: Shell], CliContext>({
  docs: {
    brief: 'Print the script by which a shell completes commands',
    fullDescription: `Prints a script for bash, zsh or fish. With it the Tab key completes commands, flags, their values, rules, and the environments of the environments.yaml at hand.
The multienv on PATH is asked at every Tab; it only reads the file. For bash 3.2 (macOS) or newer, zsh 5 and fish 3.

Examples:
  multienv completion bash >> ~/.bashrc
  multienv completion zsh > ~/.zfunc/_multienv
  multienv completion fish > ~/.config/fish/completions/multienv.fish`,
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [
        {
          parse: oneOf(shells),
          proposeCompletions: () => shells,
          placeholder: 'SHELL',
          brief: 'bash, zsh or fish',
        },
      ],
    },
  },
  async func(_flags, shell) {
    const { completionScript } = await import('../../operations/project/completion-script.js');
    this.print(completionScript(shell));
  },
});
