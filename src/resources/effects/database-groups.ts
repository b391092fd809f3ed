import type { Effects } from '../effect.js';

const parameterGroupPage =
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.Modifying.html';

/** What changes of a parameter group mean. */
export const parameterGroupEffects: Effects = {
  parameter: {
    gravity: 'restart',
    does: 'changes parameters: dynamic ones at once, static ones from the next reboot on',
    page: parameterGroupPage,
  },
};

const subnetGroupPage =
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html';

/** What changes of a subnet group mean. */
export const subnetGroupEffects: Effects = {
  subnet_ids: {
    gravity: 'none',
    does: 'counts for later standbys and restores; subnets of another VPC are refused',
    page: subnetGroupPage,
  },
  description: { gravity: 'none', does: 'describes the group', page: subnetGroupPage },
};
