import { type Effects, effectsOf } from '../effect.js';

const parameterGroupPage =
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithParamGroups.Modifying.html';

/** What changes of a parameter group mean. */
export const parameterGroupEffects: Effects = effectsOf(parameterGroupPage, {
  parameter: ['restart', 'changes parameters: dynamic ones at once, static ones from the next reboot on'],
});

const subnetGroupPage =
  'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html';

/** What changes of a subnet group mean. */
export const subnetGroupEffects: Effects = effectsOf(subnetGroupPage, {
  subnet_ids: ['none', 'counts for later standbys and restores; subnets of another VPC are refused'],
  description: ['none', 'describes the group'],
});
