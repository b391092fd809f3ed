import { z } from 'zod';

/** One declaration of environments.yaml: these environments are meant to be alike, but for the settings that are named. */
export const paritySchema = z
  .strictObject({
    environments: z
      .array(z.string().min(1).max(128))
      .min(1)
      .max(20)
      .describe(
        'Environments that are meant to be alike: suffixes, patterns such as `staging-*`, or `tier:production`; two at least.',
      ),
    except: z
      .array(z.string().min(1).max(128))
      .max(200)
      .default([])
      .describe('Settings in which they may differ: `database.instanceClass`, or a block, `compute.*`.'),
    reason: z.string().min(1).max(512).describe('Why they may differ there.'),
  })
  .meta({ id: 'Parity', title: 'Parity' });

/** One declaration of environments.yaml that environments are meant to be alike. */
export type Parity = z.output<typeof paritySchema>;
