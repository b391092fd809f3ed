import { escapeControls } from '../escape.js';
import type { Paint } from './style.js';

type Status = 'ok' | 'problem' | 'warning' | 'skipped';

interface Check {
  readonly title: string;
  readonly environment: string | null;
  readonly status: Status;
  readonly message: string;
  readonly fix: string | null;
}

/** What `multienv doctor` found. */
interface Checkup {
  readonly summary: Readonly<Record<Status, number>>;
  readonly checks: readonly Check[];
}

const looks = { ok: 'green', problem: 'red', warning: 'yellow', skipped: 'dim' } as const;
const words = { ok: 'ok', problem: 'PROBLEM', warning: 'warning', skipped: 'skipped' } as const;
const statusWidth = 'PROBLEM'.length;

/** A table for a person, grouped by machine and environment; what mends a finding stands below it. */
export function renderDoctor({ checks, summary }: Checkup, paint: Paint): string {
  const groups = [...new Set(checks.map(({ environment }) => environment))];
  const width = Math.max(...checks.map(({ title }) => title.length));
  const parts = groups.map((environment) => {
    const members = checks.filter((check) => check.environment === environment);
    const head = paint('bold', escapeControls(environment ?? 'this machine and project'));
    return `${head}\n${members.map((check) => renderCheck(check, { width, paint })).join('')}`;
  });
  return `${parts.join('\n')}\n${renderSummary(summary)}\n`;
}

function renderCheck(
  { status, title, message, fix }: Check,
  { width, paint }: { readonly width: number; readonly paint: Paint },
): string {
  const word = paint(looks[status], words[status].padEnd(statusWidth));
  const line = `  ${word}  ${escapeControls(title).padEnd(width)}  ${escapeControls(message, { lines: true })}\n`;
  if (fix === null) return line;
  return `${line}  ${' '.repeat(statusWidth)}  ${' '.repeat(width)}  next: ${escapeControls(fix, { lines: true })}\n`;
}

function renderSummary({ ok, problem, warning, skipped }: Checkup['summary']): string {
  const told = [
    count(problem, 'problem'),
    count(warning, 'warning'),
    skipped === 0 ? undefined : `${skipped} skipped`,
    `${ok} ok`,
  ];
  return told.filter((part) => part !== undefined).join(', ');
}

function count(number: number, word: string): string | undefined {
  if (number === 0) return undefined;
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
