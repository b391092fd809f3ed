import type { ApplyProgress, Emit, ProgressEvent } from '../../../events/events.js';
import { escapeControls } from '../../escape.js';
import { renderDuration } from '../duration.js';

const repeatSeconds = 20;
const past = {
  create: 'created',
  update: 'updated',
  delete: 'destroyed',
  replace: 'replaced',
  read: 'read',
  import: 'imported',
  move: 'moved',
};

/** Progress as plain lines, for logs: the start and end of each stage and resource, and now and then what is running. */
export function plainProgress(write: (text: string) => void): Emit {
  const lastRunningAt = new Map<string, number>();
  return (event) => {
    if (event.type === 'resource-running' && !isDue(event, lastRunningAt)) return;
    const prefix = event.environment === undefined ? '' : `${event.environment}: `;
    write(`${prefix}${escapeControls(describe(event))}\n`);
  };
}

function isDue(
  { environment, progress }: Extract<ProgressEvent, { type: 'resource-running' }>,
  lastRunningAt: Map<string, number>,
): boolean {
  const last = lastRunningAt.get(environment) ?? 0;
  if (progress.elapsedSeconds - last < repeatSeconds && progress.elapsedSeconds >= last) return false;
  lastRunningAt.set(environment, progress.elapsedSeconds);
  return true;
}

function describe(event: ProgressEvent): string {
  switch (event.type) {
    case 'notice':
      return event.message;
    case 'stage-started':
      return `${event.stage} …`;
    case 'stage-ended':
      return `${event.stage} ${event.outcome} ${renderDuration(event.seconds)}`;
    case 'resource-started':
      return `${count(event.progress)} ${event.action} ${event.address} …`;
    case 'resource-running':
      return `${count(event.progress)} ${renderDuration(event.progress.elapsedSeconds)}, running: ${event.progress.running.join(', ')}`;
    case 'resource-ended':
      return `${count(event.progress)} ${event.outcome === 'ok' ? past[event.action] : 'failed'} ${event.address} ${renderDuration(event.seconds)}`;
  }
}

function count({ done, total }: ApplyProgress): string {
  return `[${done}/${total}]`;
}
