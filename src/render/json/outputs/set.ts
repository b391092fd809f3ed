import { z } from 'zod';
import { outputOf } from '../shapes/output-of.js';
import { settingSideFields } from '../shapes/setting-side.js';

const side = z.strictObject(settingSideFields).meta({ id: 'SettingSide' });

/** `multienv set --json`. */
export const setOutput = outputOf('multienv set --json', {
  environment: z.string().describe('Suffix.'),
  setting: z.string().describe('Dotted name.'),
  before: side,
  after: side.describe('As the file says it now.'),
});
