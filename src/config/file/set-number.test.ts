import { expect, test } from 'vitest';
import { setNumber } from './set-number.js';

const path = ['environments', 'dev-001', 'database', 'password', 'version'] as const;

const cases: readonly [name: string, before: string, after: string | undefined][] = [
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

test.each(cases)('%s', (_name, before, after) => {
  expect(setNumber(before, path, 2)).toBe(after);
});
