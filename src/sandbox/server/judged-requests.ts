import { z } from 'zod';

const refusedRequest = z.object({
  service: z.string(),
  operation: z.string(),
  code: z.string(),
  member: z.string(),
  constraint: z.string(),
});

const judgedRequests = z.object({
  judged: z.int(),
  refused: z.int(),
  unjudged: z.int(),
  last: z.array(refusedRequest).readonly(),
});

/** What the emulator has refused as AWS would, and the last of it; never a value of a request. */
export type JudgedRequests = z.output<typeof judgedRequests>;

const answerMs = 3_000;

/** Asks the emulator; undefined where it does not answer, or was started by a release that judged nothing. */
export async function judgedRequestsAt(endpoint: string): Promise<JudgedRequests | undefined> {
  try {
    const response = await fetch(new URL('/multienv-refusals', endpoint), {
      signal: AbortSignal.timeout(answerMs),
      redirect: 'error',
    });
    return judgedRequests.safeParse(await response.json()).data;
  } catch {
    return undefined;
  }
}
