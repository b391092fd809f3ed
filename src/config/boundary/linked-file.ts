import { dirname } from 'node:path';
import type { Problem } from '../../errors/problem.js';
import { leadsOutOf } from '../../files/leads-out-of.js';
import { fileLeadsOut } from './boundary-errors.js';

/** The problem of an environments.yaml that is a link to somewhere else: lines of what it leads to would be shown as lines of the file. */
export function linkLeadsOut(file: string): readonly Problem[] {
  return leadsOutOf(dirname(file), file) ? [fileLeadsOut.problem({ file }, { file })] : [];
}
