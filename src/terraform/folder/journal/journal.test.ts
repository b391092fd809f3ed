import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { environmentFolder } from '../environment-folder.js';
import { parseEntry } from './entries.js';
import { Journal } from './journal.js';
import { pastRuns, readRuns, reopen, settle } from './past-runs.js';

function place() {
  const root = mkdtempSync(join(tmpdir(), 'multienv-journal-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return environmentFolder('dev-001', { root });
}

const silent = () => expect.unreachable('nothing goes wrong');
const open = (folder: ReturnType<typeof place>, warn: (message: string) => void = silent) =>
  new Journal(folder, { command: 'deploy', warn });

const hook = (type: 'apply_start' | 'apply_complete' | 'apply_errored', action = 'create', id?: string) => ({
  type,
  hook: {
    resource: { addr: 'aws_lb.alb', resource_type: 'aws_lb' },
    action,
    ...(id === undefined ? {} : { id_key: 'id', id_value: id }),
  },
});
const plan = {
  steps: 2,
  password: { sentToDatabase: false, database: undefined },
  created: [{ address: 'aws_lb.alb', resourceType: 'aws_lb', identity: { name: 'alb-dev-001' } }],
};

describe('a journal', () => {
  it('is for the owner alone and tells what Terraform does as it does it', () => {
    const folder = place();
    const journal = open(folder);
    journal.applying({
      ...plan,
      password: {
        ...plan.password,
        sentToDatabase: true,
        database: { address: 'aws_db_instance.postgres', version: 2 },
      },
    });
    journal.take(hook('apply_start'));
    journal.take(hook('apply_complete', 'create', 'arn:alb'));
    const [run] = readRuns(folder);
    expect(run).toMatchObject({
      steps: 2,
      run: { command: 'deploy', pid: process.pid },
      planned: [{ address: 'aws_lb.alb', identity: { name: 'alb-dev-001' } }],
      done: [{ type: 'completed', address: 'aws_lb.alb', idKey: 'id', idValue: 'arn:alb' }],
      sendsPassword: { version: 2 },
      needsRecovery: true,
    });
    expect(statSync(journal.file).mode & 0o777).toBe(0o600);
    expect(statSync(folder.journalFolder).mode & 0o777).toBe(0o700);
  });

  it('tells whose loss of data a person has allowed, why, and which snapshots were taken before', () => {
    const journal = open(place());
    const snapshots = ['postgres-dev-001-before-replacement'];
    journal.allowed({ addresses: ['aws_db_instance.postgres'], reason: 'Moved to another one', snapshots });
    journal.allowed({ addresses: ['aws_s3_bucket.bucket'], reason: undefined, snapshots: [] });
    journal.applying(plan);
    const lines = readFileSync(journal.file, 'utf8').split('\n').slice(1, 3);
    expect(lines.map((line) => parseEntry(line))).toEqual([
      {
        ...{ type: 'allowed', at: expect.stringMatching(/^\d{4}-.*Z$/), reason: 'Moved to another one' },
        ...{ addresses: ['aws_db_instance.postgres'], snapshots },
      },
      { type: 'allowed', at: expect.any(String), addresses: ['aws_s3_bucket.bucket'], snapshots: [] },
    ]);
  });

  it('keeps neither reads nor ephemeral values nor ids of other providers nor outputs', () => {
    const folder = place();
    const journal = open(folder);
    journal.applying(plan);
    journal.take(hook('apply_start', 'read'));
    const secret = { addr: 'random_string.x', resource_type: 'random_string' };
    journal.take({
      type: 'ephemeral_op_complete',
      hook: { resource: secret, action: 'open', id_value: 'canary' },
    });
    journal.take({
      type: 'apply_complete',
      hook: { resource: secret, action: 'create', id_key: 'id', id_value: 'canary' },
    });
    journal.take({ type: 'outputs', outputs: {} });
    expect(readFileSync(journal.file, 'utf8')).not.toContain('canary');
    expect(readRuns(folder)[0]?.done).toMatchObject([{ address: 'random_string.x' }]);
  });

  it('goes when the run changed nothing, and stays when it was killed before it could', () => {
    const folder = place();
    open(folder).close();
    expect(readdirSync(folder.journalFolder)).toEqual([]);
    const killed = open(folder);
    killed.cut();
    killed.close();
    const own = open(folder);
    expect(pastRuns(folder, own)).toMatchObject({ harmless: [{ outcome: 'killed' }], unrecovered: [] });
  });

  it('tells once that it cannot be written, and lets the run go on', () => {
    const folder = place();
    const inTheWay = dirname(folder.journalFolder);
    mkdirSync(dirname(inTheWay), { recursive: true });
    writeFileSync(inTheWay, '');
    const told: string[] = [];
    const journal = open(folder, (message) => told.push(message));
    journal.applying(plan);
    journal.take(hook('apply_start'));
    journal.ended('ok');
    journal.close();
    expect(told).toEqual([expect.stringContaining('The journal of this run cannot be written')]);
  });

  it('is one of twenty that are kept, beside those that wait for a recovery', () => {
    const folder = place();
    const cut = open(folder);
    cut.applying(plan);
    for (let count = 0; count < 23; count += 1) {
      const name = `2099-01-01T00-00-${String(count).padStart(2, '0')}-1.jsonl`;
      const text = readFileSync(cut.file, 'utf8');
      const ended = JSON.stringify({ type: 'ended', at: '2099', outcome: 'ok' });
      writeFileSync(join(folder.journalFolder, name), `${text}${ended}\n`);
    }
    const last = open(folder);
    last.applying(plan);
    last.ended('ok');
    last.close();
    const left = readdirSync(folder.journalFolder);
    expect(left).toHaveLength(21);
    expect(existsSync(cut.file)).toBe(true);
  });
});

describe('a run that was killed', () => {
  const cutRun = () => {
    const folder = place();
    const journal = open(folder);
    journal.applying(plan);
    journal.take(hook('apply_start'));
    return { folder, journal };
  };

  it('is told with what Terraform wrote after it', () => {
    const { folder, journal } = cutRun();
    const later = [hook('apply_start'), hook('apply_complete', 'create', 'arn:alb')];
    writeFileSync(
      journal.eventsFile,
      `${later.map((one) => JSON.stringify(one)).join('\n')}\nnot JSON\n{"type":`,
    );
    const { unrecovered } = pastRuns(folder, { file: '' });
    expect(unrecovered).toMatchObject([{ done: [{ type: 'completed', idValue: 'arn:alb' }] }]);
  });

  it('needs no recovery when Terraform finished by itself', () => {
    const { folder, journal } = cutRun();
    const changes = { add: 1, change: 0, remove: 0, operation: 'apply' };
    const later = [hook('apply_start'), hook('apply_complete'), { type: 'change_summary', changes }];
    writeFileSync(journal.eventsFile, later.map((one) => JSON.stringify(one)).join('\n'));
    const past = pastRuns(folder, { file: '' });
    expect(past).toMatchObject({ unrecovered: [], finishedAlone: [{ isFinished: true }] });
    for (const one of past.finishedAlone) settle(one);
    expect(readRuns(folder)).toMatchObject([{ done: [{ type: 'completed' }], isRecovered: true }]);
    expect(pastRuns(folder, { file: '' }).finishedAlone).toEqual([]);
    expect(existsSync(journal.eventsFile)).toBe(false);
  });

  it('is settled even when its last line was cut off', () => {
    const { folder, journal } = cutRun();
    appendFileSync(journal.file, '{"type":"comple');
    for (const one of pastRuns(folder, { file: '' }).unrecovered) settle(one);
    expect(pastRuns(folder, { file: '' }).unrecovered).toEqual([]);
    expect(readRuns(folder)).toHaveLength(1);
  });

  it('has to be recovered again where its state is lost, however it ended, and only where it applied', () => {
    const { folder, journal } = cutRun();
    journal.ended('ok');
    const idle = open(folder);
    idle.cut();
    for (const one of readRuns(folder)) if (one.isApplying) settle(one);
    expect(pastRuns(folder, { file: '' }).unrecovered).toEqual([]);
    const before = readFileSync(idle.file, 'utf8');
    reopen(readRuns(folder));
    const { unrecovered } = pastRuns(folder, { file: '' });
    expect(unrecovered).toMatchObject([{ file: journal.file, isRecovered: false, needsRecovery: true }]);
    expect(readFileSync(idle.file, 'utf8')).toBe(before);
    for (const one of unrecovered) settle(one);
    expect(pastRuns(folder, { file: '' }).unrecovered).toEqual([]);
  });

  it('leaves files alone that are no journals', () => {
    const { folder } = cutRun();
    writeFileSync(join(folder.journalFolder, 'notes.jsonl'), 'hello\n');
    expect(readRuns(folder)).toHaveLength(1);
  });
});

describe('a run that ended while something was being created', () => {
  const ended = (outcome: 'interrupted' | 'failed', word: 'apply_errored' | 'apply_complete') => {
    const folder = place();
    const journal = open(folder);
    journal.applying(plan);
    journal.take(hook('apply_start'));
    journal.take(hook(word));
    journal.ended(outcome);
    journal.close();
    return { folder, past: pastRuns(folder, { file: '' }) };
  };

  it('has to be recovered after an interruption: AWS may have made what Terraform let go of', () => {
    expect(ended('interrupted', 'apply_errored').past).toMatchObject({
      unrecovered: [{ needsRecovery: true }],
      doubtful: [],
    });
    expect(ended('interrupted', 'apply_complete').past).toMatchObject({ unrecovered: [], doubtful: [] });
  });

  it('is doubtful after an error of AWS, until a run ends well', () => {
    const { folder, past } = ended('failed', 'apply_errored');
    expect(past).toMatchObject({ unrecovered: [], doubtful: [{ isDoubtful: true }] });
    expect(ended('failed', 'apply_complete').past.doubtful).toEqual([]);
    const good = open(folder);
    good.applying(plan);
    good.ended('ok');
    good.close();
    expect(pastRuns(folder, { file: '' }).doubtful).toEqual([]);
  });
});

it('has no past where there is no folder, and sees the state that Terraform left behind', () => {
  const folder = place();
  expect(pastRuns(folder, { file: '' })).toMatchObject({ unrecovered: [], hasErroredState: false });
});
