import { describe, expect, it } from 'vitest';
import { dev, type Fault, settingsFiles } from '../../../test/fixtures/settings-files.js';

const { expectFault, load, problemsOf, write } = settingsFiles();

const longScript = `"#!/bin/sh\\n${'x'.repeat(11_000)}"`;

const faults: readonly Fault[] = [
  [
    'a missing boot script',
    dev('app: { bootScript: nowhere.sh }'),
    'boot-script-not-readable',
    3,
    51,
    'no such file',
  ],
  [
    'a folder as boot script',
    dev('app: { bootScript: . }'),
    'boot-script-not-readable',
    3,
    51,
    'regular file',
  ],
  [
    'a boot script without interpreter',
    dev('app: { bootScript: environments.yaml }'),
    'boot-script-invalid',
    3,
    51,
    '#!',
  ],
  [
    'a boot script that is too long',
    dev(`app: { bootScript: ${longScript} }`),
    'boot-script-invalid',
    3,
    51,
    '10240',
  ],
  [
    'a binary boot script',
    dev('app: { bootScript: "#!/bin/sh\\n\\0" }'),
    'boot-script-invalid',
    3,
    51,
    'binary',
  ],
];

describe('the boot script', () => {
  it.each(faults)('refuses %s', expectFault);

  it('reads a boot script beside the file and normalises its line ends', () => {
    write('#!/bin/sh\r\necho hello\r\n', 'boot.sh');
    const [environment] = load(dev('app: { bootScript: boot.sh }')).environments;
    expect(environment?.app.bootScript).toBe('#!/bin/sh\necho hello\n');
  });

  it('refuses boot scripts that are too large or no text', () => {
    write(new Uint8Array([0xff, 0xfe]), 'latin.sh');
    write('x'.repeat(20_000), 'large.sh');
    expect(problemsOf(dev('app: { bootScript: latin.sh }'))[0]?.message).toContain('UTF-8');
    expect(problemsOf(dev('app: { bootScript: large.sh }'))[0]?.message).toContain('20000');
  });
});
