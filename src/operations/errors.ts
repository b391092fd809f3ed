import { defineError } from '../errors/define-error.js';

/** The output folder of `synth` cannot be made or written. */
export const outputNotWritable = defineError<{ folder: string; reason: string }>({
  code: 'output-not-writable',
  summary: 'The output folder of `synth` cannot be made or written.',
  message: ({ folder, reason }) => `Cannot write to ${folder}: ${reason}.`,
  hint: () => 'Choose another folder with `--out DIR`, or make this one writable.',
});
