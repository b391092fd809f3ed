import { Fn, Token } from 'cdktn';
import { acceptedPassword, passwordRefusal } from './password-refusal.js';

/**
 * What a password has to be like for the database to be given it. A condition of the database, and not of the ephemeral value: Terraform 1.11
 * cannot show a plan as JSON when an ephemeral resource has one ("unsupported resource mode 69"). A binary secret has no text, which fits nothing.
 */
export function passwordCondition(value: string) {
  return {
    condition: Token.asString(Fn.can(Fn.regex(acceptedPassword, value))),
    errorMessage: passwordRefusal,
  };
}
