import { type Mutant, nameOf } from './mutant.js';

interface Reason {
  /** What `nameOf` makes of a mutant. */
  readonly mutant: RegExp;
  readonly reason: string;
}

/** Why a mutant may live. */
const reasons: readonly Reason[] = [
  {
    mutant:
      /^src\/(?:aws\/ec2|aws\/network\/connection|aws\/state-bucket\/state-(?:bucket-settings|objects)|terraform\/folder\/journal\/entries)\.ts swap precedence: /,
    reason: 'the two have no key in common',
  },
  {
    mutant: /^src\/resources\/outside\/\S+ swap precedence: /,
    reason: 'each attribute stands in one of the groups',
  },
  {
    mutant:
      /^src\/stacks\/synth\/token-resolver\.ts negate a condition: typeof value === 'boolean' \|\| value === null/,
    reason: 'what is not called plain is resolved by cdktn, which leaves a plain value as it is',
  },
  {
    mutant: /^src\/stacks\/settings\/settings-behind\.ts remove a call: if \(!isAround/,
    reason: 'one value more is tried, and only one that leads back counts',
  },
  {
    mutant: /^src\/(?:sandbox\/python\.ts change a constant: '-3'|terraform\/binary\/mirror\.ts .*APPDATA)/,
    reason: 'on Windows alone',
  },
  {
    mutant: /^src\/topology\/reach\/acl-step\.ts drop an element: to: part\.to/,
    reason: 'parts are cut at the bounds of all entries: the first port of one speaks for all of it',
  },
  {
    mutant:
      /^src\/model\/reference-tree\.ts remove a call: if \(this\.#references\.length <= fewReferences\)/,
    reason: 'a shortcut for few references: the tree finds the same',
  },
  {
    mutant: /^src\/policy\/review\/findings-by-reviewed\.ts swap precedence: column\.file/,
    reason: 'each file leads to the same column',
  },
  {
    mutant: /^src\/errors\/invocation\.ts swap precedence: \.\.\.\(\['plan'/,
    reason: 'a list in which commands are only looked up',
  },
  {
    mutant: /^src\/changes\/written\/written-attributes\.ts remove a call: if \(named\.length === 0\)/,
    reason: 'nothing is in an empty list: the end alone comes sooner',
  },
  {
    mutant:
      /^src\/stacks\/settings\/settings-behind\.ts swap precedence: writtenValues\(stack, address, names\), now/,
    reason: 'whether two values are equal is the same both ways',
  },
  {
    mutant:
      /^src\/stacks\/settings\/setting-samples\.ts change a constant: '(?:shared|private|public|database)' → /,
    reason: 'a sample of a tag: any other text tries the same',
  },
  {
    mutant: /^src\/topology\/reach\/candidates\.ts swap precedence: \.\.\.named, \.\.\.entries/,
    reason: 'ports are cut at the bounds of all rules, in the order of the bounds',
  },
  {
    mutant: /^src\/config\/checks\/offers\/database-class\.ts negate a condition: version\.includes/,
    reason: 'in the table of today no class is left out with every version of a major alone',
  },
  {
    mutant: /^src\/stacks\/synth\/orphan-stack\.ts remove a call: blocks\.filter\(isJson\)/,
    reason: 'the blocks are those of our own stack: the filter is for the compiler',
  },
  {
    mutant: /^src\/processes\/groups\.ts remove a call: await sleep\(pollMs\)/,
    reason: 'a time: it would look again without a rest, and see the same',
  },
  {
    mutant: /^src\/processes\/identity\/process-identity\.ts remove a call: if \(!isGroupAlive/,
    reason:
      'without a group nothing of it is found among the processes of Linux either; it is the answer elsewhere',
  },
  {
    mutant: /^src\/files\/disk-reserve\.ts drop an element: flag: 'wx'/,
    reason:
      'what lay there was removed in the line before: it counts where somebody puts a link there in between',
  },
  {
    mutant: /^src\/sandbox\/sandbox\.ts drop an element: graceMs/,
    reason: 'a time: how long the emulator may take to end',
  },
  {
    mutant: /^src\/sandbox\/(?:python|seed)\.ts (?:remove a call: throwIfInterrupted|drop an element: cause)/,
    reason: 'what comes next throws as well; the cause is for a report of a fault',
  },
  {
    mutant:
      /^src\/trust\/config-folder\.ts (?:remove a call: if \(platform === 'win32'\)|(?:change a constant|drop an element|swap precedence): (?:home, )?'(?:AppData|Roaming|Library|Application Support|darwin)')/,
    reason: 'a place of Windows or macOS, which no test here is on',
  },
  {
    mutant: /^src\/changes\/read-changes\.ts swap precedence: \.\.\.named, losesData/,
    reason: 'the names are an identity and an ARN: the two have no key in common',
  },
  {
    mutant: /^src\/changes\/attribute-diff\.ts swap precedence: before, after → after, before$/,
    reason: 'it asks whether the two are equal',
  },
  {
    mutant: /^src\/errors\/define-error\.ts change a constant: 1 → 2$/,
    reason: 'the order of two codes: how much the one is greater decides nothing',
  },
  {
    mutant: /^src\/model\/stack\/scope\.ts swap precedence: name \?\? key → /,
    reason: 'a step has a name or a key, never both',
  },
  {
    mutant: /^src\/model\/path-reaches\.ts remove a call: if \(path === wanted\) return true;/,
    reason: 'a speed: what follows comes to the same',
  },
  {
    mutant: /^src\/processes\/identity\/process-facts\.ts drop an element: '-NonInteractive'/,
    reason: 'a word for PowerShell, which no test here starts',
  },
  {
    mutant: /^src\/processes\/plain-variables\.ts swap precedence: \.\.\.\[/,
    reason: 'names of a set, which has no order',
  },
  {
    mutant: /^src\/model\/needs-of\.ts swap precedence: model\.byAddress\(next\) \?\? /,
    reason: 'a model has a resource or its instances, never both: which is looked up first decides nothing',
  },
  {
    mutant: /^src\/config\/schema\/companions\.ts swap precedence: \.\.\.block, key/,
    reason: 'no block that is in another has such a setting yet',
  },
  {
    mutant: /^src\/constructs\/database\/database\.ts swap precedence: \.\.\.\w+\(/,
    reason: 'the parts of the arguments have no key in common',
  },
  {
    mutant: /^src\/errors\/invocation\.ts swap precedence: \.\.\.called, sandbox: endpoint/,
    reason: 'it is done only where the caller gave none',
  },
  {
    mutant: /^src\/policy\/frameworks\/framework-named\.ts swap precedence: short \?\? keys\.find/,
    reason: 'no short name is the key of a framework too',
  },
  {
    mutant: /^src\/stacks\/synth\/synthesize\.ts remove a call: Object\.entries\(value\)\.filter/,
    reason: 'JSON has no undefined: it is left out all the same',
  },
  {
    mutant: /^src\/files\/disk-reserve\.ts change a constant: 100 → 101$/,
    reason: 'a speed: how often it looks at the disk',
  },
  {
    mutant: /^src\/policy\/review\/found-message\.ts remove a call: if \(!\/\(\?:\^\|\\\.\)from_port/,
    reason: 'another attribute is compared with itself, and the two are alike',
  },
  {
    mutant: /^src\/files\/disk-reserve\.ts change a constant: 2 → 3$/,
    reason:
      'a disk with between two and three mebibytes free may count as full or not: the reserve is four times that',
  },
  {
    mutant: /^src\/config\/names\/nearest-name\.ts swap precedence: known\.get/,
    reason: 'a memo: what it holds and what is made anew are the same',
  },
  {
    mutant: /^src\/files\/disk-reserve\.ts change a constant: >= → >$/,
    reason: 'a disk with exactly two mebibytes free may count as full or not',
  },
  {
    mutant:
      /^src\/aws\/credentials\.ts swap precedence: (?:profile: profile \?\? 'default', \.\.\.profileFiles|\.\.\.files, \.\.\.assumers)/,
    reason: 'the two have no key in common',
  },
  {
    mutant: /^src\/cli\/commands\/\w+\.ts remove a call: this\.progress\.stop\(\)/,
    reason: 'a precaution: a line on the screen goes with its stage, and every stage has ended',
  },
  {
    mutant: /^src\/model\/stack\/stack-body\.ts change a constant: false → true$/,
    reason: 'a speed: without a dynamic block the slower way comes to the same values',
  },
  {
    mutant: /^src\/stacks\/synth\/token-resolver\.ts change a constant: '(?:object|boolean)' → /,
    reason: 'a speed: what has no token is resolved to itself',
  },
  {
    mutant: /^src\/operations\/state\/state-migrate\.ts remove a call: forgetInit\(folder\)/,
    reason:
      'a precaution: another backend makes another stamp, so the next run starts with init all the same',
  },
  {
    mutant: /^src\/policy\/review\/rule-catalogue\.ts swap precedence: /,
    reason: 'the order of a list in which rules are looked up by id',
  },
  {
    mutant: /^src\/resources\/index\.ts swap precedence: \.\.\.\w+Types/,
    reason: 'the order of a list in which types are looked up by name',
  },
  {
    mutant:
      /^src\/sandbox\/cache-folder\.ts (?:swap precedence: env\.LOCALAPPDATA|(?:change a constant|drop an element|swap precedence): (?:home, )?'(?:AppData|Local|Library|Caches|darwin)')/,
    reason: 'Windows and macOS alone, which no test here can be on',
  },
  {
    mutant: /^src\/processes\/plain-variables\.ts swap precedence: \.\.\.\[/,
    reason: 'the order of a set',
  },
  {
    mutant: /^src\/processes\/run\.ts drop an element: ref: false/,
    reason: 'a time: the command ends a moment later',
  },
  {
    mutant: /^src\/\S+ change a constant: 'win32' → /,
    reason: 'Windows alone, which no test here can be on',
  },
  {
    mutant:
      /^src\/processes\/\S+ (?:drop an element|change a constant|remove a call|swap precedence): (?:spawnSync\('taskkill'|'taskkill'|'\/pid'|String\(pid\), →|'\/[TF]'|stdio: 'ignore', →|'ignore' → 'SIG|windowsHide|windowsVerbatim|\.\.\.options|'-NoProfile'|'-NonInteractive'|'-Command'|script →|SystemRoot|env: \{ SystemRoot|args: \['-NoP|'', \.\.\.\(env\.PATHEXT|'', →|\.\.\.\(env\.PATHEXT)/,
    reason: 'Windows alone, which no test here can be on',
  },
  {
    mutant: /^src\/processes\/identity\/process-facts\.ts (?:drop an element|change a constant): '-ww'/,
    reason: 'macOS alone: the ps of Linux cuts no line that goes into a pipe',
  },
  {
    mutant:
      /^src\/processes\/identity\/process-facts\.ts (?:drop an element: LC_ALL: 'C'|change a constant: 'C')/,
    reason: 'a precaution: the environment has no other variable of a locale',
  },
  {
    mutant: /^src\/processes\/[\w/-]+\.ts change a constant: (?:25 → 26|2_000 → 2001|1_000 → 1001|< → <=)$/,
    reason: 'a time: how often it looks, and how long it waits at most',
  },
  {
    mutant: /^src\/processes\/groups\.ts remove a call: await sleep\(pollMs\)/,
    reason: 'a speed: how often it looks whether the group is gone',
  },
  {
    mutant:
      /^src\/processes\/run\.ts (?:remove a call: onHeld\(\)|negate a condition: interruptFrom\?\.aborted === false|change a constant: false → true)/,
    reason: 'a speed: how often it looks at the output while an interruption waits; and for how long we stay',
  },
  {
    mutant: /^src\/processes\/run\.ts (?:drop an element: once: true|change a constant: true → false)/,
    reason: 'a signal aborts once',
  },
  {
    mutant: /^src\/processes\/identity\/process-identity\.ts change a constant: 2 → 3$/,
    reason: 'no test can be the second process of a system',
  },
  {
    mutant:
      /^src\/processes\/identity\/process-identity\.ts negate a condition: !Number\.isSafeInteger\(pid\) \|\| pid < 2(?: \|\| !isAlive\(pid\))? → /,
    reason:
      'what is no process, or is gone, works in no folder either: it is asked first because that is quick',
  },
  {
    mutant:
      /^src\/processes\/identity\/process-identity\.ts negate a condition: start !== undefined && leaderStart !== undefined → /,
    reason: 'without one of them the comparison is false all the same',
  },
  {
    mutant:
      /^src\/processes\/identity\/recorded-process\.ts (?:change a constant: (?:> → >=|0 → 1)|remove a call: seen\.add|negate a condition: one !== undefined && one > 0 → )/,
    reason: 'a precaution: ids below 2 are refused before, and no process comes from itself',
  },
  {
    mutant:
      /^src\/sandbox\/(?:server-folder|launch)\.ts (?:remove a call: await sleep\(pollMs\)|change a constant: (?:50 → 51|20 → 21|60_000 → 60001|< → <=)$)/,
    reason: 'a speed: how often it looks whether the other has ended',
  },
  {
    mutant: /^src\/terraform\/binary\/mirror\.ts swap precedence: home, library/,
    reason: 'a place of macOS alone, which no test here can be on',
  },
  {
    mutant: /^src\/stacks\/settings\/probe-values\.ts swap precedence: \.\.\.value\.slice\(1\), /,
    reason: 'a value to try: any list that is another one comes to the same',
  },
  {
    mutant: /^src\/aws\/network\/proxy-for\.ts change a constant: 0 → 1$/,
    reason: 'what is no address lies in no network all the same: Node.js says so of any other text',
  },
  {
    mutant: /^src\/policy\/review\/findings-by-reviewed\.ts swap precedence: column\.file, /,
    reason: 'the order of names in which a column is looked up',
  },
  {
    mutant:
      /^src\/resources\/outside\/database\.ts swap precedence: (?:allocated_storage: |\.\.\.outsideOf\()/,
    reason: 'attributes of a table: the parts have no key in common',
  },
  {
    mutant: /^src\/operations\/state\/state-migrate\.ts swap precedence: \.\.\.resultOf\(/,
    reason: 'what a comparison results in has no copies yet: the two have no key in common',
  },
  {
    mutant: /^src\/model\/stack\/scope\.ts remove a call: if \(references\.length < 2\)/,
    reason: 'a short way: of less than two none is there twice',
  },
];

/** The reason why no unit test has to see a mutant; undefined where nobody wrote one down. */
export function reasonOf(mutant: Mutant): string | undefined {
  return reasons.find(({ mutant: pattern }) => pattern.test(nameOf(mutant)))?.reason;
}
