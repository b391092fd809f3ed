/** Why a mutant may live. */
export interface Reason {
  /** Address and attribute. */
  readonly where: RegExp;
  /** What was done; default: anything. */
  readonly mutation?: RegExp;
  readonly reason: string;
  /** True for a value that a row or a control asks for and that no rule sees all the same. */
  readonly matters?: true;
}
