import { platform } from 'node:process';
import { processFacts } from './process-facts.js';

/**
 * When a process began, in the system's own words: the same process id with another beginning is another process.
 * Undefined when the process is gone, and on Windows, where the answer takes too long.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  return platform === 'win32' ? undefined : (await processFacts(pid)).start;
}
