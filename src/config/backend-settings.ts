import { z } from 'zod';

/** Where Terraform keeps the state of an environment. */
export const backendSettings = z
  .strictObject({
    type: z.enum(['local']).describe('`local`: a file under `.multienv/state/{suffix}/`, beside this file.'),
  })
  .meta({ id: 'Backend', title: 'Terraform state' });
