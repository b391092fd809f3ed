import { z } from 'zod';
import { severities } from '../../../rules/define-rule.js';
import { frameworks } from '../../../rules/frameworks.js';

const frameworkNames = z.enum(Object.keys(frameworks));

/** What a rule, and each of its findings, says. */
export const ruleFields = {
  title: z.string().describe('What is so when the rule is kept.'),
  severity: z.enum(severities),
  area: z.string(),
  requirement: z.int().nullable().describe('Row of the requirements.'),
  setting: z.string().nullable().describe('Setting of environments.yaml that decides it.'),
  settingStatus: z
    .enum(['available', 'planned'])
    .nullable()
    .describe('`planned`: environments.yaml does not have the setting yet.'),
  settingWill: z.string().nullable().describe('What a planned setting will do.'),
  meanwhile: z.string().nullable().describe('What can be done until the planned setting exists.'),
  why: z.string(),
  fix: z.string(),
  controls: z.partialRecord(frameworkNames, z.array(z.string())).describe('Control ids by framework.'),
};
