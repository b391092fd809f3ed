import { z } from 'zod';
import { jsonOutputs } from '../../src/render/json/outputs/index.js';

/** Fails when a command prints other JSON than its schema says. What does not name a command with an output of its own is not looked at. */
export function checkJsonOutput(args: readonly string[], stdout: string): void {
  const shape = shapeOf(args);
  if (!wantsJson(args) || shape === undefined || stdout === '') return;
  const { error } = shape.safeParse(JSON.parse(stdout));
  if (error !== undefined)
    throw new Error(
      `\`multienv ${args.join(' ')}\` prints other JSON than src/render/json says:\n${z.prettifyError(error)}\n${stdout}`,
    );
}

function wantsJson(args: readonly string[]): boolean {
  return args.includes('--json') || args[args.indexOf('--format') + 1] === 'json';
}

function shapeOf([command = '', subcommand = '']: readonly string[]): z.ZodType | undefined {
  return jsonOutputs[`${command} ${subcommand}`] ?? jsonOutputs[command];
}
