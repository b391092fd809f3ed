/** Words of GitHub's commands, which older runners and other readers of logs look for anywhere in a line. */
const words =
  'add-mask|add-matcher|add-path|debug|echo|endgroup|error|group|notice|remove-matcher|save-state|set-env|set-output|stop-commands|warning';

/**
 * In each text that a CI system obeys, the one character without which it is only text:
 *
 * - GitHub and Gitea: a line that begins with `::`, https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * - GitHub `##[group]`, Azure `##vso[…]`, TeamCity `##teamcity[…]`: anywhere in a line
 * - `%0A` and `%0D`, by which a value of a command becomes a second line
 * - GitLab `section_start:…`, Travis `travis_fold:…`
 * - Buildkite: a line that begins with `--- `, `+++ `, `~~~ ` or `^^^ `
 */
const signs = new RegExp(
  [
    ':(?=:)(?<=^[^\\S\\n]*:)',
    `:(?=:(?:${words})(?:::| ))`,
    '#(?=#[\\w.-]{0,40}\\[)',
    '%(?=0[ad])',
    ':(?<=section_(?:start|end):)',
    ':(?<=travis_(?:fold|time):)',
    '(?<=^)[-+~^](?=([-+~^])\\1 )',
  ].join('|'),
  'gimu',
);

/** Text that no CI system takes for a command of its own: `as` says how the one character that matters is written. */
export function defuseCommands(text: string, as: (character: string) => string): string {
  return text.replace(signs, (character) => as(character));
}
