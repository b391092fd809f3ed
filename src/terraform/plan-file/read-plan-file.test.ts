import { describe, expect, it } from 'vitest';
import { planFile, zip } from '../../../test/fixtures/plan-file.js';
import { readMessagePack } from './read-message-pack.js';
import { readPlanFile } from './read-plan-file.js';
import { readZip } from './read-zip.js';

describe('a saved plan', () => {
  it('says which state, backend and configuration an apply goes by', () => {
    const { plan } = readPlanFile(planFile());
    expect(plan).toMatchObject({
      terraformVersion: '1.11.4',
      isWhole: true,
      backend: { type: 'local', workspace: 'default', config: { path: 'state', workspace_dir: null } },
      state: { serial: 3, lineage: 'L' },
    });
    expect(plan?.configuration.map(({ path, content }) => [path, content.toString()])).toEqual([
      ['./cdk.tf.json', '{}'],
    ]);
  });

  it.each([{ mode: 1 }, { mode: 2 }, { target: 'aws_lb.alb' }, { forced: 'aws_lb.alb' }, { errored: true }])(
    '%j is not a whole one',
    (options) => {
      expect(readPlanFile(planFile(options)).plan?.isWhole).toBe(false);
    },
  );

  const state = ['tfstate', Buffer.from('{"version":4}')] as const;
  const changes = ['tfplan', Buffer.from([0xff])] as const;
  it.each([
    ['nothing', Buffer.alloc(0), 'it is no zip archive'],
    [
      'a text',
      Buffer.from('{"a bookmark": "of HCP Terraform, which saves no plan"}'),
      'it is no zip archive',
    ],
    [
      'an archive with something else',
      zip([state, changes, ['evil', Buffer.from('x')]]),
      'it holds something that Terraform does not write',
    ],
    ['an archive without changes', zip([state]), 'its state or its changes are missing'],
    ['an archive without a state', zip([changes]), 'its state or its changes are missing'],
    ['changes that are none', zip([state, changes]), 'its changes or its configuration cannot be read'],
  ])('is not %s', (_what, bytes, reason) => {
    expect(readPlanFile(bytes)).toEqual({ reason });
  });
});

describe('an archive', () => {
  const entry = ['a', Buffer.from('content')] as const;

  it('is unpacked', () => {
    expect(
      readZip(zip([entry]), 100)
        .entries?.get('a')
        ?.toString(),
    ).toBe('content');
  });

  it('is unpacked where an entry is not packed', () => {
    expect(readZip(stored('content'), 100).entries?.get('a')?.toString()).toBe('content');
  });

  it('is unpacked up to the size that is read, all entries together', () => {
    const two = zip([entry, ['b', Buffer.from('content')]]);
    expect(readZip(two, 14).entries?.size).toBe(2);
    expect(readZip(two, 13)).toEqual({ reason: 'it holds more than is read of a plan' });
  });

  const differs = 'an entry is not what the list says of it';
  const notAtEnd = 'its list is not at its end';
  it.each([
    [
      'holds more than is read',
      zip([['a', Buffer.alloc(10_000_000)]]),
      'it holds more than is read of a plan',
    ],
    ['has a name twice', zip([entry, entry]), 'it has a name twice'],
    ['has something before it', Buffer.concat([Buffer.from('x'), zip([entry])]), notAtEnd],
    ['has something behind it', Buffer.concat([zip([entry]), Buffer.from('x')]), 'it is no zip archive'],
    ['is one of several', inEnd(zip([entry]), 4, 1), notAtEnd],
    ['says its number differently', inEnd(zip([entry]), 8, 2), notAtEnd],
    [
      'has more entries than it says',
      inEnd(inEnd(zip([entry, entry]), 8, 1), 10, 1),
      'its list does not fit',
    ],
    ['has fewer entries than it says', inEnd(inEnd(zip([entry]), 8, 2), 10, 2), 'it is damaged'],
    [
      'says that it has too many entries',
      inEnd(inEnd(zip([entry]), 8, 10_001), 10, 10_001),
      'it has too many entries',
    ],
    ['unpacks to more than it says', withSize(zip([['a', Buffer.alloc(1000)]]), 1000, 5), 'it is damaged'],
    ['unpacks to less than it says', withSize(zip([['a', Buffer.alloc(1000)]]), 1000, 1001), differs],
    ['names an entry differently in two places', renamed(zip([entry])), 'an entry has two names'],
    ['has another sum', inList(zip([entry]), 16), differs],
    [
      'is packed in another way',
      inList(zip([entry]), 10),
      'an entry is packed in a way that Terraform does not use',
    ],
  ])('is refused that %s', (_what, bytes, reason) => {
    expect(readZip(bytes, 1_000_000)).toEqual({ reason });
  });

  it('is an archive or none, wherever it is cut or damaged', () => {
    const whole = planFile();
    for (let index = 0; index < whole.length; index += 1) {
      const damaged = Buffer.from(whole);
      damaged.writeUInt8((damaged.readUInt8(index) + 1) % 256, index);
      expect(() => [readPlanFile(damaged), readPlanFile(whole.subarray(0, index))]).not.toThrow();
    }
  });
});

function withSize(bytes: Buffer, size: number, said: number): Buffer {
  const list = bytes.lastIndexOf('PK\x01\x02');
  expect(bytes.readUInt32LE(list + 24)).toBe(size);
  bytes.writeUInt32LE(said, list + 24);
  return bytes;
}

/** An archive whose end says something else. */
function inEnd(bytes: Buffer, offset: number, value: number): Buffer {
  bytes.writeUInt16LE(value, bytes.length - 22 + offset);
  return bytes;
}

/** An archive whose list says something else of its only entry. */
function inList(bytes: Buffer, offset: number): Buffer {
  const at = bytes.lastIndexOf('PK\x01\x02') + offset;
  bytes.writeUInt8((bytes.readUInt8(at) + 1) % 256, at);
  return bytes;
}

/** An archive of one entry, `a`, that is not packed. */
function stored(text: string): Buffer {
  const packed = zip([['a', Buffer.from(text)]]);
  const list = packed.lastIndexOf('PK\x01\x02');
  const size = packed.readUInt32LE(list + 20);
  const bytes = Buffer.concat([packed.subarray(0, 31), Buffer.from(text), packed.subarray(31 + size)]);
  const moved = list + text.length - size;
  bytes.writeUInt16LE(0, moved + 10);
  bytes.writeUInt32LE(text.length, moved + 20);
  bytes.writeUInt32LE(moved, bytes.length - 22 + 16);
  return bytes;
}

function renamed(bytes: Buffer): Buffer {
  bytes.writeUInt8('b'.charCodeAt(0), 30);
  return bytes;
}

it.each([
  [[0xc0], null],
  [[0xc3], true],
  [
    [0x93, 0x01, 0xa1, 0x61, 0xff],
    [1, 'a', -1],
  ],
  [[0xd9, 0x01, 0x61], 'a'],
  [[0xcd, 0x01, 0x00], 256],
  [[0x81, 0xa1, 0x61, 0xdc, 0x00, 0x01, 0xc2], { a: [false] }],
  [[0x7f], 127],
  [[0xe0], -32],
  [[0xca, 0x3f, 0xc0, 0x00, 0x00], 1.5],
  [[0xcb, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0], 1.5],
  [[0xcc, 0xff], 255],
  [[0xce, 0x00, 0x01, 0x00, 0x00], 65_536],
  [[0xcf, 0, 0, 0, 1, 0, 0, 0, 0], 4_294_967_296],
  [[0xd0, 0x80], -128],
  [[0xd1, 0xff, 0x00], -256],
  [[0xd2, 0xff, 0xff, 0x00, 0x00], -65_536],
  [[0xd3, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0], -4_294_967_296],
  [[0xda, 0x00, 0x02, 0x61, 0x62], 'ab'],
  [[0xdb, 0x00, 0x00, 0x00, 0x02, 0x61, 0x62], 'ab'],
  [[0xdd, 0x00, 0x00, 0x00, 0x01, 0x05], [5]],
  [[0xde, 0x00, 0x01, 0xa1, 0x61, 0x01], { a: 1 }],
  [[0xdf, 0x00, 0x00, 0x00, 0x01, 0x07, 0x01], { 7: 1 }],
])('settings %j of a backend are %j', (bytes, value) => {
  expect(readMessagePack(Buffer.from(bytes))).toEqual(value);
});

it.each([[[]], [[0xc1]], [[0xa2, 0x61]], [[0xc0, 0xc0]], [Array.from({ length: 100 }, () => 0x91)]])(
  'settings %j are none',
  (bytes) => {
    expect(() => readMessagePack(Buffer.from(bytes))).toThrow();
  },
);
