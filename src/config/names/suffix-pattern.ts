/** Lower case letters, digits and single hyphens, a letter first, no hyphen last, at most 28 characters. */
export const suffixPattern = /^(?=.{1,28}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
