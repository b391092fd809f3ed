import { openEc2 } from '../../../aws/ec2.js';
import { settingWords } from '../limits/setting-words.js';
import { subnetsInUse } from '../limits/subnets-in-use.js';
import { vpcProblems } from '../limits/vpc-limits.js';
import { defineGuard } from './guard.js';

/** Terraform plans it as an update, and AWS refuses it. */
export const anotherVpc = defineGuard({
  id: 'another-vpc',
  title:
    'A database and a load balancer stay in their VPC, and a database in its subnet group and its subnet.',
  problemsOf: async ({ run, contents, loaded }) => {
    const { suffix } = run.environment;
    const judge = {
      suffix,
      words: settingWords(loaded, suffix),
      ask: () => openEc2({ ...run, isHurried: true }),
    };
    const problems = contents.weighed.map((one) => vpcProblems(one, judge));
    return (await Promise.all([...problems, subnetsInUse(contents.weighed, judge)])).flat();
  },
});
