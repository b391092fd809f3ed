import { spawnSync } from 'node:child_process';

/** A check that did not pass. */
interface Complaint {
  readonly check: string;
  readonly resource: string;
}

/** What a judge made of a plan. */
export interface Judgement {
  /** How many checks passed: a judge that reads nothing finds nothing either. */
  readonly passed: number;
  readonly complaints: readonly Complaint[];
}

/** Runs a judge, which ends with 1 where it finds something, and reads its JSON. */
export function answerOf(command: string, args: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 200 * 1024 * 1024,
  });
  if (status !== 0 && status !== 1)
    throw new Error(`${command} ended with ${status}: ${stderr.slice(-2000)}`);
  return JSON.parse(stdout);
}
