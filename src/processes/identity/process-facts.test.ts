import { execPath, pid, platform, ppid } from 'node:process';
import { expect, it } from 'vitest';
import { findExecutable } from '../find-executable.js';
import { factsByPs, factsOfPowerShell, factsOfPs, factsOfStat, processFacts } from './process-facts.js';

it.runIf(platform === 'linux')('tells of this process what Node.js knows of it too', async () => {
  const facts = await processFacts(pid);
  expect(facts).toMatchObject({ parent: ppid, executable: execPath });
});

it('reads what Linux tells, of a program with any name', () => {
  const after =
    'S 501 812 31099 0 -1 4194304 96 0 0 0 11 22 0 0 20 0 1 0 1961669 3133440 382 18446744073709551615 94602008887296';
  const facts = { parent: 501, group: 812, start: '1961669' };
  expect(factsOfStat(`900 (node) ${after}\n`)).toEqual(facts);
  expect(factsOfStat(`900 (a (b) Z 1 2 (c) d) ${after}\n`)).toEqual(facts);
});

it('reads what ps tells, a program with spaces too', () => {
  const line = '  501   812 Sat Nov  8 13:00:46 2026     /Applications/My Tools/terraform\n';
  expect(factsOfPs(line)).toEqual({
    parent: 501,
    group: 812,
    start: 'Sat Nov  8 13:00:46 2026',
    executable: '/Applications/My Tools/terraform',
  });
  expect(factsOfPs('')).toEqual({});
});

it.runIf(platform !== 'win32')('asks ps for what Linux tells by itself', async (test) => {
  if ((await findExecutable('ps', { PATH: '/bin:/usr/bin' })) === undefined) test.skip('no ps');
  const { parent, group } = await processFacts(pid);
  const beginning = expect.stringMatching(/^[A-Z][a-z]{2} +[A-Z][a-z]{2} +\d+ \d\d:\d\d:\d\d \d{4}$/);
  const told = await factsByPs(pid);
  expect(told).toEqual({ parent, group, start: beginning, executable: expect.any(String) });
  expect(await factsByPs(2_147_483_646)).toEqual({});
});

it('reads what PowerShell tells, of a program that it does not name too', () => {
  expect(factsOfPowerShell('134000000000000000\r\n42\r\nC:\\bin\\terraform.exe\r\n')).toEqual({
    start: '134000000000000000',
    parent: 42,
    executable: 'C:\\bin\\terraform.exe',
  });
  expect(factsOfPowerShell(' 134000000000000000 \n42\n \n')).toEqual({
    start: '134000000000000000',
    parent: 42,
    executable: undefined,
  });
  expect(factsOfPowerShell('')).toEqual({});
  expect(factsOfPowerShell('Get-CimInstance : Access denied 7\r\n42\r\n')).toEqual({});
});
