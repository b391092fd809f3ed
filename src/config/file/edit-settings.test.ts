import { describe, expect, it, test } from 'vitest';
import { editSettings } from './edit-settings.js';
import type { SettingEdit } from './setting-edit.js';

const version = {
  path: ['environments', 'dev-001', 'database', 'password', 'version'],
  value: 2,
} satisfies SettingEdit;

function edited(text: string, ...edits: readonly SettingEdit[]): string | undefined {
  const result = editSettings(text, edits);
  return 'text' in result ? result.text : undefined;
}

const numbers: readonly [name: string, before: string, after: string | undefined][] = [
  [
    'replaces the number that stands there and nothing else',
    'environments:\n  dev-001:   # first\n    database: { password:   { version: 1 } }  # see wiki\n\n  x: {a: "1"}\n',
    'environments:\n  dev-001:   # first\n    database: { password:   { version: 2 } }  # see wiki\n\n  x: {a: "1"}\n',
  ],
  [
    'adds to a flow map and keeps its alignment',
    "environments:\n  dev-001:     { environment: dev }   # keep\n  prod-003:    { environment: prod, tags: {a: 'b'} }\n",
    "environments:\n  dev-001:     { environment: dev, database: { password: { version: 2 } } }   # keep\n  prod-003:    { environment: prod, tags: {a: 'b'} }\n",
  ],
  [
    'adds to a flow map over several lines with a trailing comma and a comment',
    'environments: {\n  dev-001: {\n    environment: dev, # here\n  },\n}\n',
    'environments: {\n  dev-001: {\n    environment: dev, database: { password: { version: 2 } }, # here\n  },\n}\n',
  ],
  [
    'adds a line to a block map, behind a comment and before the next environment',
    'environments:\n  dev-001:\n    environment: dev # the first\n\n  # the second\n  prod-003:\n    environment: prod\n',
    'environments:\n  dev-001:\n    environment: dev # the first\n    database: { password: { version: 2 } }\n\n  # the second\n  prod-003:\n    environment: prod\n',
  ],
  [
    'adds to the block of the database that is there',
    'environments:\n  dev-001:\n    database:\n      storageGiB: 30\n    environment: dev\n',
    'environments:\n  dev-001:\n    database:\n      storageGiB: 30\n      password: { version: 2 }\n    environment: dev\n',
  ],
  [
    'adds behind a block of text',
    'environments:\n  dev-001:\n    environment: dev\n    app:\n      bootScript: |\n        #!/bin/sh\n        echo hi\n  b: { environment: dev }\n',
    'environments:\n  dev-001:\n    environment: dev\n    app:\n      bootScript: |\n        #!/bin/sh\n        echo hi\n    database: { password: { version: 2 } }\n  b: { environment: dev }\n',
  ],
  [
    'keeps the line ends of Windows and adds one where the file has none at its end',
    'environments:\r\n  dev-001:\r\n    environment: dev',
    'environments:\r\n  dev-001:\r\n    environment: dev\r\n    database: { password: { version: 2 } }\r\n',
  ],
  [
    'fills an empty key',
    'environments:\n  dev-001:\n    environment: dev\n    database:\n  b: {}\n',
    'environments:\n  dev-001:\n    environment: dev\n    database: { password: { version: 2 } }\n  b: {}\n',
  ],
  [
    'fills an empty map',
    'environments:\n  dev-001: { environment: dev, database: {} }\n',
    'environments:\n  dev-001: { environment: dev, database: { password: { version: 2 } } }\n',
  ],
  [
    'gives up at an alias',
    'd: &d { storageGiB: 20 }\nenvironments:\n  dev-001: { environment: dev, database: *d }\n',
    undefined,
  ],
  [
    'gives up where the change would show up elsewhere too',
    'environments:\n  dev-001: &e { environment: dev }\n  dev-002: *e\n',
    undefined,
  ],
  ['gives up at a list', 'environments: []\n', undefined],
];

test.each(numbers)('a number: %s', (_name, before, after) => {
  expect(edited(before, version)).toBe(after);
});

const set = (path: SettingEdit['path'], value: SettingEdit['value']): SettingEdit => ({ path, value });
const a = (...keys: readonly string[]): SettingEdit['path'] => ['environments', 'a', ...keys];

const others: readonly (readonly [name: string, edit: SettingEdit, before: string, after: string])[] = [
  [
    'a text keeps its quotes',
    set(a('database', 'engineVersion'), '16'),
    "environments:\n  a: { database: { engineVersion: '15' } }\n",
    "environments:\n  a: { database: { engineVersion: '16' } }\n",
  ],
  [
    'a text gets quotes where it would be something else without',
    set(a('database', 'engineVersion'), '15.10'),
    'environments:\n  a:\n    database:\n      name: app # keep\n',
    'environments:\n  a:\n    database:\n      name: app # keep\n      engineVersion: "15.10"\n',
  ],
  [
    'a flag is set in front of a comment',
    set(a('database', 'multiAz'), true),
    'environments:\r\n  a:\r\n    database:\r\n      multiAz:   false   # cheap\r\n',
    'environments:\r\n  a:\r\n    database:\r\n      multiAz:   true   # cheap\r\n',
  ],
  [
    'a list changes only where it differs',
    set(a('network', 'subnetIds'), ['subnet-1', 'subnet-3', 'subnet-4']),
    'environments:\n  a:\n    network:\n      subnetIds:\n        - subnet-1 # one\n        - subnet-2 # two\n    tags: {}\n',
    'environments:\n  a:\n    network:\n      subnetIds:\n        - subnet-1 # one\n        - subnet-3 # two\n        - subnet-4\n    tags: {}\n',
  ],
  [
    'a list in brackets becomes shorter',
    set(a('network', 'subnetIds'), ['subnet-1', 'subnet-3']),
    'environments: { a: { network: { subnetIds: [subnet-1, subnet-2, subnet-3] } } }\n',
    'environments: { a: { network: { subnetIds: [subnet-1, subnet-3] } } }\n',
  ],
  [
    'an item that goes takes its line with it, and the comments of the others stay beside them',
    set(a('allowedSources'), ['10.0.0.0/8', '10.3.0.0/16']),
    'environments:\n  a:\n    allowedSources:\n      - 10.1.0.0/16 # office\n      - 10.0.0.0/8 # partner\n      - 10.2.0.0/16\n      - 10.3.0.0/16 # vpn\n',
    'environments:\n  a:\n    allowedSources:\n      - 10.0.0.0/8 # partner\n      - 10.3.0.0/16 # vpn\n',
  ],
  [
    'items that come in front and between leave the comments of the others beside them',
    set(a('subnetIds'), ['subnet-0', 'subnet-1', 'subnet-2', 'subnet-3']),
    'environments:\r\n  a:\r\n    subnetIds:\r\n      - subnet-1 # one\r\n      # the third\r\n      - subnet-3 # three\r\n',
    'environments:\r\n  a:\r\n    subnetIds:\r\n      - subnet-0\r\n      - subnet-1 # one\r\n      - subnet-2\r\n      # the third\r\n      - subnet-3 # three\r\n',
  ],
  [
    'items come into brackets over several lines',
    set(a('subnetIds'), ['subnet-0', 'subnet-1', 'subnet-2']),
    'environments: { a: { subnetIds: [\n  subnet-1, # one\n  subnet-2 # two\n  ] } }\n',
    'environments: { a: { subnetIds: [\n  subnet-0, subnet-1, # one\n  subnet-2 # two\n  ] } }\n',
  ],
  [
    'an item goes out of brackets with the comment on its line, first',
    set(a('x'), ['b', 'c']),
    'environments: { a: { x: [\r\n  a, # one\r\n  b, # two\r\n  c # three\r\n  ] } }\r\n',
    'environments: { a: { x: [\r\n  b, # two\r\n  c # three\r\n  ] } }\r\n',
  ],
  [
    'and last',
    set(a('x'), ['a', 'b']),
    'environments: { a: { x: [\n  a,\n  b,\n  c # three\n  ] } }\n',
    'environments: { a: { x: [\n  a,\n  b,\n  ] } }\n',
  ],
  [
    'an item that is there twice goes once',
    set(a('x'), ['a', 'b']),
    'environments:\n  a:\n    x:\n      - a # one\n      - a # two\n      - b # three\n',
    'environments:\n  a:\n    x:\n      - a # one\n      - b # three\n',
  ],
  [
    'a file with the mark of Windows in front gets a line at the top',
    set(['edition'], '2026-12'),
    '\uFEFFversion: 1\nenvironments: { a: {} }\n',
    '\uFEFFversion: 1\nenvironments: { a: {} }\nedition: 2026-12\n',
  ],
  [
    'and loses its first line',
    set(['edition'], undefined),
    '\uFEFFedition: 2026-12\nversion: 1\n',
    '\uFEFFversion: 1\n',
  ],
  [
    'a map gains, loses and changes members',
    set(a('tags'), { Owner: 'team-b', 'Cost Center': '42' }),
    'environments:\n  a:\n    tags:\n      Owner: team-a # us\n      # old\n      Old: x\n',
    'environments:\n  a:\n    tags:\n      Owner: team-b # us\n      # old\n      "Cost Center": "42"\n',
  ],
  [
    'an environment that is missing is added',
    set(['environments', 'b'], { environment: 'dev', tier: 'development' }),
    'environments:\n  a: { environment: dev } # the first\n# end\n',
    'environments:\n  a: { environment: dev } # the first\n  b: { environment: dev, tier: development }\n# end\n',
  ],
  [
    'blocks that are missing are added at the top',
    set(['defaults', 'aws', 'region'], 'eu-west-1'),
    'version: 1\nenvironments:\n  a: { environment: dev }\n',
    'version: 1\nenvironments:\n  a: { environment: dev }\ndefaults: { aws: { region: eu-west-1 } }\n',
  ],
  [
    'a line is taken out',
    set(a('compute', 'minSize'), undefined),
    'environments:\n  a:\n    compute:\n      # small\n      minSize: 2 # two\n      maxSize: 4 # four\n',
    'environments:\n  a:\n    compute:\n      # small\n      maxSize: 4 # four\n',
  ],
  [
    'the last setting of a block takes the block with it',
    set(a('database', 'password', 'version'), undefined),
    'environments:\n  a:\n    environment: dev\n    database:\n      password:\n        version: 2\n  # next\n  b: {}\n',
    'environments:\n  a:\n    environment: dev\n  # next\n  b: {}\n',
  ],
  [
    'a member is taken out of braces, first',
    set(a('x'), undefined),
    'environments: { a: { x: 1, y: 2, z: 3 } }\n',
    'environments: { a: { y: 2, z: 3 } }\n',
  ],
  [
    'a member is taken out of braces, last',
    set(a('z'), undefined),
    'environments: { a: { x: 1, y: 2, z: 3 } }\n',
    'environments: { a: { x: 1, y: 2 } }\n',
  ],
  [
    'a member is taken out of braces over several lines, with the comments of the others kept',
    set(a('y'), undefined),
    'environments: { a: {\n  x: 1, # one, and only\n  y: 2,\n  z: 3, # three\n  } }\n',
    'environments: { a: {\n  x: 1, # one, and only\n  z: 3, # three\n  } }\n',
  ],
  [
    'the last member is taken out behind a comment',
    set(a('z'), undefined),
    'environments: { a: {\n  x: 1, # one, and only\n  z: 3,\n  } }\n',
    'environments: { a: {\n  x: 1, # one, and only\n  } }\n',
  ],
  [
    'a block of text is replaced',
    set(a('app', 'bootScript'), 'boot.sh'),
    'environments:\n  a:\n    app:\n      bootScript: |\n        #!/bin/sh\n        echo\n      port: 80\n',
    'environments:\n  a:\n    app:\n      bootScript: boot.sh\n      port: 80\n',
  ],
  [
    'a comment behind the bar of a block of text stays',
    set(a('app', 'bootScript'), 'boot.sh'),
    'environments:\n  a:\n    app:\n      bootScript: | # ours\n        #!/bin/sh\n',
    'environments:\n  a:\n    app:\n      bootScript: boot.sh # ours\n',
  ],
  [
    'a setting comes behind the blank lines that belong to a block of text',
    set(a('x'), 'z'),
    'environments:\n  a:\n    s: |+\n      text\n\n\n  b: {}\n',
    'environments:\n  a:\n    s: |+\n      text\n\n\n    x: z\n  b: {}\n',
  ],
  [
    'and in front of those that do not',
    set(a('x'), 'z'),
    'environments:\n  a:\n    s: |\n      text\n\n  b: {}\n',
    'environments:\n  a:\n    s: |\n      text\n    x: z\n\n  b: {}\n',
  ],
  [
    'blank lines that belong to a block of text go with it',
    set(a('s'), undefined),
    'environments:\n  a:\n    s: |+\n      text\n\n\n    t: 1\n',
    'environments:\n  a:\n    t: 1\n',
  ],
  [
    'an item is put behind one that is empty',
    set(a('x'), 'z'),
    'environments:\n  a:\n    l:\n      -\n  b: {}\n',
    'environments:\n  a:\n    l:\n      -\n    x: z\n  b: {}\n',
  ],
  [
    'an alias gives way to a value of its own',
    set(a('compute'), { minSize: 3 }),
    'defaults: { compute: &c { minSize: 2 } }\nenvironments:\n  a: { compute: *c } # c\n',
    'defaults: { compute: &c { minSize: 2 } }\nenvironments:\n  a: { compute: { minSize: 3 } } # c\n',
  ],
  [
    'a value with an anchor that nobody uses keeps it',
    set(a('compute', 'minSize'), 3),
    'environments:\n  a: { compute: { minSize: &n 2 } }\n',
    'environments:\n  a: { compute: { minSize: &n 3 } }\n',
  ],
  [
    'what is so already stays byte for byte',
    set(a('tags'), { B: 'x', A: 'y' }),
    "environments:\n  a: {tags:   { A: 'y', B: x}}",
    "environments:\n  a: {tags:   { A: 'y', B: x}}",
  ],
  [
    'what is not there is not taken out',
    set(a('database', 'password', 'version'), undefined),
    'environments:\n  a: { database: {} }\n',
    'environments:\n  a: { database: {} }\n',
  ],
];

test.each(others)('%s', (_name, edit, before, after) => {
  expect(edited(before, edit)).toBe(after);
});

describe('several edits', () => {
  const text = 'environments:\n  a: { environment: dev }\n  b: &b { environment: dev }\n  c: *b\n';

  it('are made one after the other', () => {
    const edits = [set(a('compute', 'minSize'), 2), set(a('compute', 'maxSize'), 4)];
    expect(edited(text, ...edits)).toContain(
      '  a: { environment: dev, compute: { minSize: 2, maxSize: 4 } }\n',
    );
  });

  it('are all made or none', () => {
    const edits = [set(a('tags', 'A'), 'x'), set(['environments', 'b', 'tags', 'A'], 'x')];
    expect(edited(text, ...edits)).toBeUndefined();
  });
});

describe('an edit is refused, with the reason', () => {
  it.each([
    ['an alias on the way', 'd: &d { b: 1 }\nenvironments: { a: *d }\n', 'an alias'],
    ['an anchor that others use', 'environments: { a: { x: &x 1 }, b: { x: *x } }\n', 'an anchor'],
    ['a merge key', 'd: &d { x: 1 }\nenvironments: { a: { <<: *d } }\n', 'other problems'],
    ['two documents', 'environments: { a: { x: 1 } }\n---\nb: 1\n', 'other problems'],
    ['no YAML', 'environments: {', 'other problems'],
    ['a key twice', 'environments: { a: { x: 1, x: 1 } }\n', 'other problems'],
    ['a list on the way', 'environments: [a]\n', 'an unexpected value'],
    ['a value on the way', 'environments: { a: 3 }\n', 'an unexpected value'],
  ])('%s', (_what, text, reason) => {
    const result = editSettings(text, [set(a('x'), 2)]);
    expect('refused' in result ? result.refused : 'done').toContain(reason);
  });

  it('a list with comments in it that would have to go altogether', () => {
    const text = 'environments:\n  a:\n    x:\n      - 1 # one\n';
    expect(edited(text, set(a('x'), 2))).toBeUndefined();
  });

  it('an empty item that has an anchor and would have to go', () => {
    const text = 'environments:\n  a:\n    x:\n      - &e\n      - k\n';
    expect(edited(text, set(a('x'), ['k']))).toBeUndefined();
  });

  it('the last setting of the file', () => {
    expect(edited('environments: { a: { x: 1 } }\n', set(a('x'), undefined))).toBeUndefined();
  });
});
