import { describe, expect, it } from 'vitest';
import { drawn } from './draw.js';
import { instrument } from './instrument.js';
import { applied } from './mutant.js';
import { mutantsOf } from './places.js';
import { unreached } from './unreached.js';

/** What the operators make of a line of code. */
const made = (code: string) =>
  mutantsOf('src/x.ts', code).map((mutant) => `${mutant.operator}: ${applied(mutant, code)}`);

describe('the operators', () => {
  it.each([
    ['if (a) b();', 'negate a condition: if (!(a)) b();'],
    ['const x = a && b;', 'negate a condition: const x = ((a) || (b));'],
    ['const x = !a;', 'negate a condition: const x = a;'],
    ['list.filter((one) => one.good);', 'negate a condition: list.filter((one) => !(one.good));'],
    ['const x = [a, b];', 'drop an element: const x = [ b];'],
    ['const x = { a, ...b };', 'drop an element: const x = { ...b };'.replace('{ ', '{  ')],
    ['const x = { ...a, ...b };', 'swap precedence: const x = { ...b, ...a };'],
    ['const x = a ?? b;', 'swap precedence: const x = ((b) ?? (a));'],
    ['merge(a, b);', 'swap precedence: merge(b, a);'],
    ['const x = a < 1;', 'change a constant: const x = a <= 1;'],
    ['const x = 1;', 'change a constant: const x = 2;'],
    ['const x = true;', 'change a constant: const x = false;'],
    ["const x = a === 'b' ? 'c' : d;", "change a constant: const x = a === 'c' ? 'c' : d;"],
    ['await save(file);', 'remove a call: ;'],
    ['throw error;', 'remove a call: ;'],
    ['function f() { if (a) return; b(); }', 'remove a call: function f() {  b(); }'],
    ['const x = list.sort();', 'remove a call: const x = list;'],
  ])('make of `%s` `%s`', (code, mutant) => {
    expect(made(code)).toContain(mutant);
  });

  it('leave the order of an object alone where no key is there twice', () => {
    const swaps = (code: string) => made(code).filter((one) => one.startsWith('swap'));
    expect(swaps('const x = { a: 1, ...(y ? {} : { b: 2 }), ...{ c } };')).toEqual([]);
    expect(swaps('const x = { a: 1, ...(y ? {} : { a: 2 }) };')).toEqual([
      'swap precedence: const x = { ...(y ? {} : { a: 2 }), a: 1 };',
    ]);
    expect(swaps('const x = { ...(y ? z : { b: 2 }), a: 1 };')).toHaveLength(1);
    expect(swaps('const x = { [a]: 1, ...{ c } };')).toHaveLength(1);
    expect(swaps('Math.max(a, b); Math.min(a, b);')).toEqual([]);
    expect(swaps('Math.pow(a, b);')).toHaveLength(1);
  });

  it('leave types and imports alone', () => {
    expect(made("import a from 'b';\nexport type X = 'c' | 1;\ninterface Y { readonly z: true }")).toEqual(
      [],
    );
  });
});

it('a seed draws the same again, another one something else, and no place twice', () => {
  const mutants = mutantsOf('src/x.ts', 'f(1); g(2); h(3); i(4); j(5); const x = [a, b, c, d];');
  const names = (seed: string) => drawn(mutants, seed).map(({ start, operator }) => `${start} ${operator}`);
  expect(names('one')).toEqual(names('one'));
  expect(names('one')).not.toEqual(names('two'));
  const places = drawn(mutants, 'one').map(({ start, end }) => `${start}-${end}`);
  expect(new Set(places).size).toBe(places.length);
});

it('notes every function that runs, and changes nothing else', () => {
  const noted = instrument('src/x.ts', 'const f = () => ({ a: 1 }); function g() { return f(); } g();');
  globalThis.codeMutationReach = new Set();
  new Function(noted)();
  expect([...globalThis.codeMutationReach]).toEqual(['src/x.ts:0', 'src/x.ts:28', 'src/x.ts:10']);
  globalThis.codeMutationReach = undefined;
});

it('a function that no test reaches is listed with its line and its mutants, and one that a failed test reaches too', () => {
  const code = 'export function f() {\n  return 1;\n}\nexport function g() {\n  return [1, 2];\n}\n';
  const sources = new Map([['src/x.ts', code]]);
  const reached = (passed: boolean, ...functions: readonly string[]) => ({
    ...{ test: 'src/x.test.ts', milliseconds: 1, passed, functions },
  });
  const inside = mutantsOf('src/x.ts', code).map((mutant) => mutant.inside);
  const [f = '', ...g] = inside;
  expect(unreached(sources, [])).toEqual([`${g.length} src/x.ts:4`, '1 src/x.ts:1']);
  expect(unreached(sources, [reached(true, f), reached(false, ...g)])).toEqual([`${g.length} src/x.ts:4`]);
  expect(unreached(sources, [reached(true, ...inside)])).toEqual([]);
  expect(unreached(new Map([['src/rules/x.ts', code]]), [])).toEqual([]);
});
