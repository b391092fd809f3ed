import { expect, it } from 'vitest';
import type { ApplyProgress, ProgressEvent } from '../../../events/events.js';
import { neutralText } from '../../neutral-text.js';
import { LiveProgress } from './live-progress.js';
import { plainProgress } from './plain-progress.js';
import { progressOn } from './progress.js';

const environment = 'dev-001';
const address = 'aws_lb.alb';

function at(elapsedSeconds: number, done = 0): ApplyProgress {
  return { done, total: 3, elapsedSeconds, running: [address] };
}

const events: readonly ProgressEvent[] = [
  { type: 'notice', message: 'hello\u001b[2J' },
  { type: 'stage-started', stage: 'apply', environment },
  { type: 'resource-started', environment, address, action: 'create', progress: at(1) },
  { type: 'resource-running', environment, address, action: 'create', progress: at(10) },
  { type: 'resource-running', environment, address, action: 'create', progress: at(21) },
  { type: 'resource-running', environment, address, action: 'create', progress: at(31) },
  {
    type: 'resource-ended',
    environment,
    address,
    action: 'create',
    outcome: 'ok',
    seconds: 61,
    progress: at(62, 1),
  },
  {
    type: 'resource-ended',
    environment,
    address,
    action: 'update',
    outcome: 'failed',
    seconds: 3,
    progress: at(65, 1),
  },
  { type: 'stage-ended', stage: 'apply', environment, seconds: 66, outcome: 'failed' },
];

it('writes one plain line for each start and end, and every 20 seconds what is running', () => {
  const lines: string[] = [];
  const emit = plainProgress((line) => lines.push(line));
  for (const event of events) emit(event);
  expect(lines.join('')).toBe(
    [
      'hello\\u{1b}[2J',
      'dev-001: apply …',
      'dev-001: [0/3] create aws_lb.alb …',
      'dev-001: [0/3] 21s, running: aws_lb.alb',
      'dev-001: [1/3] created aws_lb.alb 1m 01s',
      'dev-001: [1/3] failed aws_lb.alb 3.0s',
      'dev-001: apply failed 1m 06s',
      '',
    ].join('\n'),
  );
});

it.each([
  ['create', 'created'],
  ['update', 'updated'],
  ['delete', 'destroyed'],
  ['replace', 'replaced'],
  ['read', 'read'],
  ['import', 'imported'],
  ['move', 'moved'],
] as const)('writes of a %s that it is done', (action, word) => {
  const lines: string[] = [];
  const emit = plainProgress((line) => lines.push(line));
  for (const event of events)
    if (event.type === 'resource-ended' && event.outcome === 'ok') emit({ ...event, action });
  expect(lines).toEqual([`dev-001: [1/3] ${word} aws_lb.alb 1m 01s\n`]);
});

it('draws one live line per stage and leaves the end of it', () => {
  let screen = '';
  let now = 0;
  const live = new LiveProgress({
    write: (text) => {
      screen += neutralText(text);
    },
    columns: () => 40,
    now: () => now,
    paint: (_, text) => text,
  });
  for (const event of events) {
    now += 1000;
    live.emit(event);
  }
  live.draw();
  live.stop();
  expect(screen).toContain('dev-001 apply 0/3 2.0s  aws_lb.alb');
  expect(screen).toContain('✗ dev-001 apply 1m 06s');
  expect(screen.endsWith('\u001b[1A\u001b[0J')).toBe(false);
  // Of the resources only the one that failed is left on the screen.
  expect(screen.match(/✗ dev-001 aws_lb\.alb\n/g)).toHaveLength(1);
});

it('keeps a live line one column shorter than the terminal, and cuts it with a mark', () => {
  const drawn = [37, 36, 5].map((columns) => {
    const written: string[] = [];
    const live = new LiveProgress({
      write: (text) => written.push(text),
      columns: () => columns,
      now: () => 0,
      paint: (_, text) => text,
    });
    for (const event of events.slice(1, 3)) live.emit(event);
    return written.at(-1);
  });
  expect(drawn).toEqual([
    '⠹ dev-001 apply 0/3 0.0s  aws_lb.alb\n',
    '⠹ dev-001 apply 0/3 0.0s  aws_lb.a…\n',
    '⠹ dev-001 apply 0/3…\n',
  ]);
});

it('is plain where the stream is no terminal, and live where it is', () => {
  const outputs = [false, true].map((isTTY) => {
    let text = '';
    const write = (part: string) => {
      text += neutralText(part);
    };
    const progress = progressOn({ isTTY, columns: 80 }, { env: {}, write });
    for (const event of events) progress.emit(event);
    progress.stop();
    return text;
  });
  expect(outputs[0]).not.toContain('\u001b');
  expect(outputs[1]).toContain('\u001b[');
});

const streamed = (env: Readonly<Record<string, string>>, isTTY = true) => {
  const written: string[] = [];
  const write = (part: string) => {
    written.push(neutralText(part));
  };
  return { written, progress: progressOn({ isTTY }, { env, write }) };
};
const gone = '\u001b[1A\u001b[0J';

it('takes live lines away for what is written next, and for good at the end', () => {
  const { written, progress } = streamed({});
  for (const event of events.slice(0, 3)) progress.emit(event);
  expect(written.at(-1)).toContain('dev-001 apply 0/3');
  progress.erase();
  expect(written.at(-1)).toBe(gone);
  for (const event of events.slice(3, 4)) progress.emit(event);
  expect(written.at(-1)).toContain('dev-001 apply 0/3');
  progress.stop();
  expect(written.at(-1)).toBe(gone);
});

it.each([
  ['TERM', 'dumb'],
  ['CI', 'true'],
])('is plain where the terminal or its CI cannot draw: %s=%s', (name, set) => {
  const { written, progress } = streamed({ [name]: set });
  for (const event of events.slice(1, 2)) progress.emit(event);
  progress.erase();
  progress.stop();
  expect(written).toEqual(['dev-001: apply …\n']);
});
