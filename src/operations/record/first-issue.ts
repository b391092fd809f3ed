import type { z } from 'zod';

/** Where a document has another form than it should, by path alone: what stands there is not repeated. */
export function firstIssue({ issues }: z.ZodError): string {
  const path = issues[0]?.path.map(String).join('.') ?? '';
  return path === '' ? 'another form' : `\`${path}\``;
}
