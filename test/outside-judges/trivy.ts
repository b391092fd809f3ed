import { z } from 'zod';
import { answerOf, type Judgement } from './judge.js';

const report = z.object({
  Results: z.array(
    z.object({
      MisconfSummary: z.object({ Successes: z.int() }).optional(),
      Misconfigurations: z
        .array(z.object({ ID: z.string(), CauseMetadata: z.object({ Resource: z.string().optional() }) }))
        .optional(),
    }),
  ),
});

/** Asks Trivy, with the checks that it has in itself, about a folder with a stack: in a plan it loses what refers to what is not there yet. */
export function askTrivy(folder: string): Judgement {
  const { Results } = report.parse(
    answerOf('trivy', [
      ...['config', '--skip-check-update', '--skip-version-check', '--quiet', '--format', 'json'],
      folder,
    ]),
  );
  return {
    passed: Results.reduce((sum, { MisconfSummary }) => sum + (MisconfSummary?.Successes ?? 0), 0),
    complaints: Results.flatMap(({ Misconfigurations = [] }) =>
      Misconfigurations.map(({ ID, CauseMetadata }) => ({
        check: ID,
        resource: CauseMetadata.Resource ?? '',
      })),
    ),
  };
}
