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
  why: z.string(),
  fix: z.string(),
  controls: z.partialRecord(frameworkNames, z.array(z.string())).describe('Control ids by framework.'),
};
