import { z } from 'zod';
import { answerOf, type Judgement } from './judge.js';

const report = z.object({
  summary: z.object({ passed: z.int(), parsing_errors: z.literal(0) }),
  results: z.object({ failed_checks: z.array(z.object({ check_id: z.string(), resource: z.string() })) }),
});

/** Asks Checkov about a plan. Of Terraform JSON it would read nothing: https://github.com/bridgecrewio/checkov/issues/7454 */
export function askCheckov(planFile: string): Judgement {
  const { summary, results } = report.parse(
    answerOf('checkov', [
      ...['-f', planFile, '--framework', 'terraform_plan'],
      ...['--skip-download', '--compact', '--output', 'json'],
    ]),
  );
  return {
    passed: summary.passed,
    complaints: results.failed_checks.map(({ check_id: check, resource }) => ({ check, resource })),
  };
}
