import type { Finding } from '../../policy/finding.js';
import { settingSentence } from './setting-sentence.js';

/** The fix of a finding in Terraform's words, then the setting of environments.yaml that makes it, or will. */
export function howToMend(finding: Finding): string {
  return [finding.fix, settingSentence(finding)].filter((sentence) => sentence !== undefined).join(' ');
}
