import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageFile } from '../../src/package-files.js';
import { requires } from '../requires.js';
import { askPython, recordedRequests } from './ask-python.js';
import { plantedFaults } from './planted-faults.js';

const seed = 20_261_128;

describe.runIf(requires('python'))('the emulator that judges by the models of AWS', () => {
  it('accepts every recorded request of real deploys, and knows what each is', async () => {
    const judged = await askPython('recorded.py', recordedRequests);
    expect(judged.length).toBeGreaterThanOrEqual(200);
    expect(judged).toEqual(judged.map(() => expect.objectContaining({ found: true, violations: [] })));
  });

  it('refuses each of 60 planted faults of every kind, in a form that SDKs read', async () => {
    const faults = await plantedFaults(seed, 60);
    expect(faults).toHaveLength(60);
    expect(faults.filter(({ refused, code, read }) => !refused || read !== code)).toEqual([]);
    expect([...new Set(faults.map(({ kind }) => kind))].sort()).toEqual([
      'enum',
      'length',
      'pattern',
      'range',
      'required',
      'size',
      'type',
      'unknown',
    ]);
  });

  it('reads what botocore serializes back as it was, in every protocol', async () => {
    const services = await askPython('round_trip.py', String(seed), '60');
    const shape = z.object({ protocol: z.string(), different: z.array(z.string()) });
    const read = services.map((service) => shape.parse(service));
    expect(read.flatMap(({ different }) => different)).toEqual([]);
    expect(new Set(read.map(({ protocol }) => protocol))).toEqual(
      new Set(['query', 'ec2', 'json', 'rest-json', 'rest-xml', 'smithy-rpc-v2-cbor']),
    );
  });

  it('reads nearly every pattern of the models, Java though they are', async () => {
    const [answer] = await askPython('patterns.py');
    const { read, unread } = z.object({ read: z.int(), unread: z.array(z.string()) }).parse(answer);
    expect(read).toBeGreaterThan(500);
    expect(unread.length / read).toBeLessThan(0.01);
  });

  it('lets moto answer one request after the other, but long polls, and one that moto sends to itself', async () => {
    expect(await askPython('one_at_a_time.py')).toEqual([
      { mostAtOnce: 1, longPollsAtOnce: true, answersItself: ['/inner', '/outer', '/after'] },
    ]);
  });

  it('answers a change that an SDK asks for once more as it answered the first attempt', async () => {
    const first = '200 OK header 1 answer 1';
    const second = '200 OK header 2 answer 2';
    expect(await askPython('asked_twice.py')).toEqual([
      {
        'asked again': [first, first, first],
        'asked for itself': [first, second],
        'another call': [first, second],
        'failed at first': ['500 Internal Server Error header 1 answer 1', second, second],
        'read again': [first, second],
        'after a reset': ['200 OK header 3 answer 3'],
        'long ago': ['200 OK header 502 answer 502'],
      },
    ]);
  });

  it('asks the refusals after the models, and lets moto answer where the judge itself fails', async () => {
    expect(await askPython('refusing.py')).toEqual([
      { question: 'model first', code: 'MissingParameter', asked: [] },
      {
        question: 'refused',
        code: 'InvalidSubnet',
        status: 409,
        asked: ['rds', 'CreateDBInstance', '111122223333', 'eu-west-1'],
      },
      { question: 'let through', code: null },
      { question: 'failed', code: null, unjudged: 1 },
      { question: 'told', constraint: 'subnets-of-one-vpc' },
      ...['query', 'ec2', 'rest-xml'].map((protocol) => ({
        question: `${protocol} is well-formed`,
        message: 'a<b & \ufffd\ufffd',
      })),
    ]);
  });
});

describe.runIf(requires('python'))('a running emulator', async () => {
  const shape = z.object({ question: z.string(), answer: z.unknown() });
  const launcher = packageFile('src/sandbox/emulator/launcher.py');
  const answers = requires('python') ? await askPython('live.py', launcher) : [];
  const told = new Map(
    answers.map((line) => shape.parse(line)).map(({ question, answer }) => [question, answer]),
  );

  it.each([
    ['query: IAM', 'ValidationError', 400],
    ['query: RDS', 'MissingParameter', 400],
    ['query: ELB', 'ValidationError', 400],
    ['query: SNS', 'InvalidParameter', 400],
    ['query: Auto Scaling', 'ValidationError', 400],
    ['ec2', 'InvalidParameterValue', 400],
    ['ec2: missing', 'MissingParameter', 400],
    ['json: KMS', 'ValidationException', 400],
    ['json: Secrets Manager', 'ValidationException', 400],
    ['json: Logs', 'InvalidParameterException', 400],
    ['json: CloudWatch', 'ValidationError', 400],
    ['rest-json: Backup', 'InvalidParameterValueException', 400],
    ['rest-xml: Route 53', 'InvalidInput', 400],
    ['rest-xml: S3', 'MalformedXML', 400],
    ['too many tags', 'ValidationError', 400],
    ['json: not implemented', 'NotImplemented', 501],
    ['query: not implemented', 'NotImplemented', 501],
  ])('answers a client of %s with %s', (question, code, status) => {
    expect(told.get(question)).toEqual([code, status, expect.stringMatching(/\w/)]);
  });

  it('answers what is sound, and without the models more than that', () => {
    expect([told.get('sound'), told.get('lenient')]).toEqual(['accepted', true]);
  });

  it('counts what it refused until it is reset', () => {
    const counts = { judged: expect.any(Number), refused: 16, unjudged: 0 };
    expect(told.get('report')).toMatchObject({ ...counts, last: expect.any(Array) });
    expect(told.get('report after reset')).toEqual({ judged: 0, refused: 0, unjudged: 0, last: [] });
  });

  it('shows no value of a request in its answers, its report or its log', () => {
    expect(told.get('log')).toContain('Refused: rds CreateDBInstance MissingParameter DBInstanceClass');
    expect(JSON.stringify([...told])).not.toContain('canary/value');
  });
});

describe.runIf(requires('python'))('a request byte by byte', async () => {
  const shape = z.object({ question: z.string(), status: z.int(), code: z.string(), shown: z.boolean() });
  const launcher = packageFile('src/sandbox/emulator/launcher.py');
  const answers = requires('python') ? await askPython('raw.py', launcher) : [];
  const told = answers.map((line) => shape.parse(line));

  it.each([
    ['bucket', 200, ''],
    ['bucket whose name begins as our own paths', 200, ''],
    ['bucket in the host, wrong', 400, 'MalformedXML'],
    ['bucket in the host', 200, ''],
    ['broken XML', 400, 'MalformedXML'],
    ['element twice', 400, 'MalformedXML'],
    ['wrong header of a large object', 400, 'InvalidArgument'],
    ['large object', 200, ''],
    ['presigned', 200, ''],
    ['presigned, wrong', 400, 'InvalidArgument'],
    ['unknown parameter of the address', 400, 'InvalidArgument'],
    // The model lets it through; S3 itself says that the bucket is asked for in another region.
    ['region newer than the models', 400, 'IllegalLocationConstraintException'],
    ['chunked', 400, 'ValidationError'],
    ['compressed', 400, 'ValidationError'],
    ['not signed', 400, 'ValidationError'],
    ['no such action', 400, 'InvalidAction'],
    ['no such target', 400, 'UnknownOperationException'],
    ['name of a member that is none', 400, 'SerializationException'],
    ['no JSON', 400, 'SerializationException'],
    ['JSON without end', 400, 'SerializationException'],
    ['another type of JSON', 400, 'SerializationException'],
    ['CBOR', 400, 'ValidationError'],
    ['CBOR that moto cannot answer', 501, 'NotImplemented'],
    ['asks before it sends its body', 100, ''],
  ])('%s: %i %s', (question, status, code) => {
    expect(told).toContainEqual({ question, status, code, shown: false });
  });

  it('is never shown with what nobody knows in it', () => {
    expect(told.filter(({ shown }) => shown)).toEqual([]);
  });
});
