/** `message` of SARIF as plain text: a link that data spells (`[mend](https://…)`) is none, as its specification has it in 3.11.6. */
export function sarifMessage(text: string) {
  return { text: text.replace(/\[(?=[^\][]*\]\()/g, '\\[') };
}
