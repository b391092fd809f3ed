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

  it.each([{ mode: 1 }, { mode: 2 }, { target: 'aws_lb.alb' }])('%j is not a whole one', (options) => {
    expect(readPlanFile(planFile(options)).plan?.isWhole).toBe(false);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('{"a bookmark": "of HCP Terraform, which saves no plan"}')],
    ['an archive of something else', zip([['evil', Buffer.from('x')]])],
    ['an archive without changes', zip([['tfstate', Buffer.from('{"version":4}')]])],
    [
      'changes that are none',
      zip([
        ['tfstate', Buffer.from('{"version":4}')],
        ['tfplan', Buffer.from([0xff])],
      ]),
    ],
  ])('is not %s', (_what, bytes) => {
    expect(readPlanFile(bytes)).toEqual({ reason: expect.any(String) });
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

  it.each([
    ['holds more than is read', zip([['a', Buffer.alloc(10_000_000)]])],
    ['has a name twice', zip([entry, entry])],
    ['has something before it', Buffer.concat([Buffer.from('x'), zip([entry])])],
    ['has something behind it', Buffer.concat([zip([entry]), Buffer.from('x')])],
    ['unpacks to more than it says', withSize(zip([['a', Buffer.alloc(1000)]]), 1000, 5)],
    ['names an entry differently in two places', renamed(zip([entry]))],
  ])('is refused that %s', (_what, bytes) => {
    expect(readZip(bytes, 1_000_000)).toEqual({ reason: expect.any(String) });
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
