import type { Finding } from '../finding.js';
import type { CheckReport, Reviewed } from '../report.js';

interface ReviewedFindings {
  /** Null for findings about none of what was reviewed, such as a waiver that matches nothing. */
  readonly reviewed: Reviewed | null;
  readonly findings: readonly Finding[];
}

/** The findings of each environment or file that was reviewed, and last what belongs to none of them. */
export function findingsByReviewed({ reviewed, findings }: CheckReport): readonly ReviewedFindings[] {
  const groups = new Map<Reviewed | null, Finding[]>([...reviewed, null].map((key) => [key, []]));
  const columns = new Map(
    reviewed.flatMap((column) =>
      [column.file, ...(column.files ?? [])].map(
        (file) => [columnKey({ environment: column.environment, file }), column] as const,
      ),
    ),
  );
  for (const finding of findings) groups.get(columns.get(columnKey(finding)) ?? null)?.push(finding);
  return [...groups]
    .filter(([key, own]) => key !== null || own.length > 0)
    .map(([key, own]) => ({ reviewed: key, findings: own }));
}

/** A stack that is not the project's has no environment: its file says which it is. */
function columnKey({
  environment,
  file,
}: {
  readonly environment: string | null;
  readonly file: string | null;
}): string {
  return environment === null ? `file ${file}` : `environment ${environment}`;
}
