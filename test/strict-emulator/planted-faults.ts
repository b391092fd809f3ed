import { z } from 'zod';
import { askPython, recordedRequests } from './ask-python.js';

const fault = z.strictObject({
  kind: z.string(),
  service: z.string(),
  operation: z.string(),
  member: z.string(),
  refused: z.boolean(),
  code: z.string(),
  read: z.string().describe('The code that an SDK reads from the answer.'),
  told: z.string(),
});

/** A fault that was planted into a recorded request, and what the emulator says of it. */
export type PlantedFault = z.output<typeof fault>;

/** Draws faults from the constraints of AWS's models by a seed, no two alike. */
export async function plantedFaults(seed: number, count: number): Promise<PlantedFault[]> {
  const answers = await askPython('faults.py', recordedRequests, String(seed), String(count));
  return answers.map((answer) => fault.parse(answer));
}
