import { z } from 'zod';

const line = z.string().min(1).max(512);

/** One waiver of environments.yaml: a finding that somebody answers for, until a day. */
export const waiverSchema = z
  .strictObject({
    rule: z.string().min(1).max(64).describe('Id of the rule: `multienv rules` lists them.'),
    address: line.describe(
      'Address of the element as in the plan, or a pattern with `*` and `?`, such as `aws_lb_listener.*`.',
    ),
    addressReason: line
      .optional()
      .describe(
        'Why it is about every element. Needed, beside `reason`, where `address` names nothing (`*`, `aws_*.*`, `module.*`).',
      ),
    environments: z
      .array(z.string().min(1).max(128))
      .min(1)
      .optional()
      .describe(
        'Environments that it is about: suffixes, patterns such as `dev-*`, or `tier:production`. Default: all.',
      ),
    reason: line.describe('Why it is as it is.'),
    owner: line.describe('Who is responsible for it.'),
    expires: z.iso
      .date('a day that exists, as YYYY-MM-DD')
      .describe(
        'The last day on which it holds, as YYYY-MM-DD, at most `review.maxWaiverDays` from today. From the next day on it is a finding itself.',
      ),
    ticket: line.optional().describe('Where it is talked about: a ticket or its address.'),
  })
  .meta({ id: 'Waiver', title: 'Waiver' });

/** One waiver of environments.yaml. */
export type Waiver = z.output<typeof waiverSchema>;
