import fc from 'fast-check';
import { expect, it } from 'vitest';
import { passwordFaultOf } from './password-fault.js';
import { acceptedPassword } from './password-refusal.js';

// What the pattern uses means the same in RE2 and here.
const accepts = (value: string) => new RegExp(acceptedPassword).test(value);

it('the condition of the stack accepts what the look at the secret accepts, and nothing else', () => {
  const nearly = fc.string({ unit: fc.constantFrom(...'aZ09!~#.-?A{}"/@ \n\r\t\x7fä'), maxLength: 140 });
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string(), fc.json()), (value) => {
      expect(accepts(value)).toBe(passwordFaultOf(value) === undefined);
    }),
    { numRuns: 5_000 },
  );
});

it.each(['Ab12Cd34Ef56Gh78\n', '{"username":"app_admin","password":"Ab12Cd34Ef56"}', '', 'A'.repeat(129)])(
  'not %j',
  (value) => {
    expect(accepts(value)).toBe(false);
  },
);

it('every printable character by itself', () => {
  for (let code = 0; code < 256; code += 1) {
    const value = `Ab12Cd34${String.fromCharCode(code)}`;
    expect(accepts(value), value).toBe(passwordFaultOf(value) === undefined);
  }
});
