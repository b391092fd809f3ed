import { describe, expect, it } from 'vitest';
import { isWindowsScript, windowsScriptCall } from './windows-script.js';

describe('a script of Windows', () => {
  it('is known by its ending, on Windows alone', () => {
    expect(isWindowsScript('C:\\nodejs\\npx.CMD', 'win32')).toBe(true);
    expect(isWindowsScript('C:\\terraform.exe', 'win32')).toBe(false);
    expect(isWindowsScript('/bin/run.cmd', 'linux')).toBe(false);
  });

  it('is run by cmd.exe, its own name and every argument escaped', () => {
    const call = windowsScriptCall('C:\\Program Files/npx.cmd', ['tsx', 'a b', ''], {});
    expect(call).toEqual({
      command: 'cmd.exe',
      args: ['/d', '/s', '/c', '"C:\\Program^ Files\\npx.cmd ^"tsx^" ^"a^ b^" ^"^""'],
    });
  });

  it.each([
    ['a&calc', '^"a^&calc^"'],
    ['%PATH%', '^"^%PATH^%^"'],
    ['say "hi"', '^"say^ \\^"hi\\^"^"'],
    ['C:\\folder\\', '^"C:\\folder\\\\^"'],
    ['a\\"b', '^"a\\\\\\^"b^"'],
  ])('gets %s as it is', (arg, word) => {
    expect(windowsScriptCall('x.cmd', [arg], {}).args.at(-1)).toBe(`"x.cmd ${word}"`);
  });

  it('of node_modules/.bin is escaped for its second reading too', () => {
    const path = 'node_modules\\.bin\\tsx.cmd';
    expect(windowsScriptCall(path, ['a&b'], {}).args.at(-1)).toBe(`"${path} ^^^"a^^^&b^^^""`);
  });

  it('is run by the command interpreter that the environment names', () => {
    const command = (env: Record<string, string>) => windowsScriptCall('x.cmd', [], env).command;
    expect(command({ ComSpec: 'D:\\cmd.exe' })).toBe('D:\\cmd.exe');
    expect(command({ COMSPEC: 'E:\\cmd.exe' })).toBe('E:\\cmd.exe');
    expect(command({ comspec: 'F:\\cmd.exe' })).toBe('F:\\cmd.exe');
    expect(command({ comspec: 'F', COMSPEC: 'E', ComSpec: 'D' })).toBe('D');
    expect(command({ comspec: 'F', COMSPEC: 'E' })).toBe('E');
  });
});
