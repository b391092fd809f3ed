// Preloaded into a run of `multienv` (`node --import`): writes the CPU seconds of that process, its children apart, where OWN_CPU_FILE says.
import { appendFileSync } from 'node:fs';
import process from 'node:process';

const file = process.env.OWN_CPU_FILE;
delete process.env.OWN_CPU_FILE;
if (file !== undefined)
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    appendFileSync(file, `${(user + system) / 1e6}\n`);
  });
