/** The name of the profile that is looked for beside stacks and plans. */
export const checkProfileName = '.multienv-check.yaml';
