import { expect, it } from 'vitest';
import type { JournalRun } from '../../terraform/folder/journal/read-run.js';
import { tellStory } from './story.js';

const at = '2026-11-24T01:02:03.000Z';
const step = (address: string, type: 'started' | 'completed' | 'errored', action: string) =>
  ({ at, address, resourceType: 'aws_lb', action, type }) as JournalRun['done'][number];
const killed: JournalRun = {
  ...{ file: 'j', eventsFile: 'e', isApplying: true, steps: 9, planned: [], outcome: undefined },
  ...{ isFinished: false, isRecovered: false, needsRecovery: true, isDoubtful: false, lastAt: at },
  run: { type: 'run', at, command: 'deploy', pid: 12, host: 'here' } as JournalRun['run'],
  sendsPassword: undefined,
  done: [],
};

it('names the steps that had begun and not ended, and creations that failed, and no others', () => {
  const story = tellStory({
    ...killed,
    done: [
      step('aws_lb.ended', 'completed', 'create'),
      step('aws_lb.begun', 'started', 'update'),
      step('aws_lb.failed', 'errored', 'create'),
      step('aws_lb.unchanged', 'errored', 'update'),
    ],
  });
  expect(story).toContain(
    'was killed after 1 of 9 steps. In progress at that moment: aws_lb.begun, aws_lb.failed.',
  );
  expect(tellStory({ ...killed, done: [step('aws_lb.ended', 'completed', 'create')] })).toContain(
    'after 1 of 9 steps. The state may not',
  );
});
