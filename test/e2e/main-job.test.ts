import { describe } from 'vitest';
import { requires } from '../requires.js';
import { mainJob } from './main-job.js';

const tools = [requires('terraform'), requires('python')].every(Boolean);

describe.runIf(tools)('development and production, side by side on the sandbox', { timeout: 600_000 }, () => {
  mainJob();
});
