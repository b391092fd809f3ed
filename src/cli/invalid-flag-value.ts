/** Why the value of a flag cannot be read; the reason follows the name of the flag. */
export class InvalidFlagValue extends Error {
  override readonly name = 'InvalidFlagValue';
}
