/** What RDS takes as a password, in one pattern of Terraform (RE2); the same as `passwordFaultOf` finds: JSON has quotation marks, or is too short. */
export const acceptedPassword = '^[!#-.0-?A-~]{8,128}$';

/** Nothing of the value: whoever sees the output of a plan sees this. Terraform's messages are recognised by it. */
export const passwordRefusal =
  'RDS would refuse the value of the secret as a password: it takes 8 to 128 ASCII characters without slashes, @, quotation marks, spaces and line breaks, and the whole value is the password, not JSON.';
