import { defineError } from '../../../errors/define-error.js';

/** A tag that the product sets or that AWS keeps for itself. */
export const tagReserved = defineError<{ key: string; why: string }>({
  code: 'tag-reserved',
  summary: 'A tag is already set by multienv, or its key or value starts with `aws:` or `rds:`.',
  message: ({ key, why }) => `The tag \`${key}\` can't be set: ${why}.`,
  hint: () => 'Remove it, or choose another key or value.',
});

/** A tag that some services refuse. */
export const tagCharacters = defineError<{
  key: string;
  part: 'key' | 'value';
  found: string;
  suggestion: string | undefined;
}>({
  code: 'tag-characters',
  summary:
    'The key or the value of a tag contains characters that IAM, RDS and Elastic Load Balancing refuse.',
  message: ({ key, part, found }) =>
    `The ${part} of the tag \`${key}\` has characters that IAM, RDS and Elastic Load Balancing refuse: ${found}`,
  hint: ({ suggestion }) =>
    `Keep to letters, digits, spaces and \`_ . : / = + - @\`${suggestion === undefined ? '' : `, for example \`${suggestion}\``}.`,
});

/** Two keys that IAM takes for one. */
export const tagKeysDifferInCase = defineError<{ key: string; other: string }>({
  code: 'tag-keys-differ-in-case',
  summary:
    'The keys of two tags differ in upper and lower case alone: IAM takes them for one and refuses both.',
  message: ({ key, other }) =>
    `The tags \`${other}\` and \`${key}\` differ in upper and lower case alone: IAM takes them for one key and refuses them together.`,
  hint: ({ key, other }) => `Remove \`${key}\` or \`${other}\`.`,
});

/** A tag that begins or ends with a space. */
export const tagSpaces = defineError<{ key: string; part: 'key' | 'value' }>({
  code: 'tag-spaces',
  severity: 'warning',
  summary:
    'The key or the value of a tag begins or ends with a space, which Elastic Load Balancing does not allow.',
  message: ({ key, part }) =>
    `The ${part} of the tag \`${key}\` begins or ends with a space: Elastic Load Balancing asks for none.`,
  hint: () => 'Remove the space.',
});
