import { expect, it } from 'vitest';
import { finding } from '../../../test/fixtures/check-reports.js';
import { placeFindings } from './place-findings.js';

/** A file in which a path of any length stands at a line of its own. */
const loaded = { locate: (path: readonly unknown[]) => ({ line: path.length, column: 1 }) };
const file = 'environments.yaml';

it('places a finding at its setting, without one at those of its resource, else at the key of the environment', () => {
  const settings = [
    finding({ setting: 'database.multiAz' }),
    finding({ setting: null, address: 'aws_iam_role.ec2_role' }),
    finding({ setting: null, address: 'aws_lb.alb' }),
    finding({ setting: null, address: 'aws_wafv2_web_acl.web_acl' }),
  ];
  expect(placeFindings(settings, { loaded, file }).map(({ line }) => line)).toEqual([4, 2, 3, 4]);
});
