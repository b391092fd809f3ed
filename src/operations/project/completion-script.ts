/** A shell that can complete the words of the command. */
export type Shell = 'bash' | 'zsh' | 'fish';

// Each asks `multienv completion propose WORDS…`, which prints a proposal a line, with its description behind a tab; without one the shell
// proposes files. It is the multienv on PATH that is asked, whatever path was typed: a Tab starts no program of a folder.
const scripts: Readonly<Record<Shell, string>> = {
  bash: `# Completion of multienv for bash. In ~/.bashrc: eval "$(multienv completion bash)"
_multienv() {
  local word glue= last before proposal
  local -a words=()
  # bash splits words at = and :, multienv does not.
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    case $word in [\\"\\']*) word=\${word#[\\"\\']}; word=\${word%[\\"\\']} ;; esac
    if [[ \${#words[@]} -gt 0 && ( -n $glue || $word == [=:]* ) ]]; then
      words[\${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
    case $word in *[=:]) glue=1 ;; *) glue= ;; esac
  done
  last=\${words[\${#words[@]}-1]}
  before=\${last%"\${last##*[=:]}"}
  COMPREPLY=()
  while IFS=$'\\t' read -r proposal _; do
    COMPREPLY+=("\${proposal#"$before"}")
  done < <(command multienv completion propose "\${words[@]}" 2>/dev/null)
}
complete -o bashdefault -o default -F _multienv multienv
`,
  zsh: `#compdef multienv
# Completion of multienv for zsh. In ~/.zshrc, after compinit: eval "$(multienv completion zsh)"
_multienv() {
  local line
  local -a proposals
  for line in "\${(@f)$(command multienv completion propose "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
    [[ -n $line ]] && proposals+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  if (( \${#proposals} )); then
    _describe multienv proposals
  else
    _files
  fi
}
if [[ \${funcstack[1]} == _multienv ]]; then
  _multienv "$@"
else
  compdef _multienv multienv
fi
`,
  fish: `# Completion of multienv for fish. In ~/.config/fish/config.fish: multienv completion fish | source
function __multienv_propose
    set -l words (commandline -opc)
    set -e words[1]
    set -l partial (commandline -ct)
    set -l proposals (command multienv completion propose $words "$partial" 2>/dev/null)
    if test (count $proposals) -gt 0
        printf '%s\\n' $proposals
    else
        __fish_complete_path "$partial"
    end
end
complete -c multienv -f -a '(__multienv_propose)'
`,
};

/** The script by which a shell completes commands, flags, their values and the environments of the file. */
export function completionScript(shell: Shell): string {
  return scripts[shell];
}
