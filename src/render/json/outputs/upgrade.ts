import { z } from 'zod';
import { editions } from '../../../config/names/editions.js';
import { outputOf } from '../shapes/output-of.js';
import { problemShape } from '../shapes/problem.js';
import { settingSideFields } from '../shapes/setting-side.js';
import { plannedEnvironment } from './plan.js';

const side = z.strictObject(settingSideFields).meta({ id: 'SettingSide' });

/** `multienv upgrade --json`. */
export const upgradeOutput = outputOf('multienv upgrade --json', {
  to: z.enum(editions).describe('The edition that is gone to.'),
  written: z.boolean().describe('Whether the file was written.'),
  upgrades: z.array(
    z.strictObject({
      suffix: z.string(),
      from: z.enum(editions),
      deployed: z.enum(['yes', 'no', 'unknown']).describe('`unknown`: its state could not be read.'),
      settings: z.array(
        z.strictObject({
          setting: z.string().describe('Dotted name.'),
          fate: z
            .enum(['changes', 'kept'])
            .describe('`changes`: takes the new default. `kept`: the old value goes into the file.'),
          why: z.string().nullable().describe('Why it is kept.'),
          before: side,
          after: side.describe('The default of the new edition.'),
        }),
      ),
    }),
  ),
  environments: z.array(plannedEnvironment).optional().describe('With `--plan`: as `multienv plan --json`.'),
  ok: z.boolean().optional().describe('With `--plan`: whether every environment was planned.'),
  problems: z.array(problemShape).optional().describe('With `--plan`: what kept one from being planned.'),
});
