/** The style sheet of the HTML report: light and dark, contrast of 4.5 : 1 and more, nothing loaded. */
export const htmlStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1c2128; --soft: #57606a; --line: #d0d7de; --shade: #f6f8fa;
  --fail: #b3151d; --unknown: #7d4e00; --waived: #7a3ac2; --accepted: #0a5cc2; --pass: #116329; }
@media (prefers-color-scheme: dark) { :root { --paper: #0f141a; --ink: #e6edf3; --soft: #9ea7b3; --line: #384049; --shade: #181e26;
  --fail: #ff8f87; --unknown: #e3b341; --waived: #d2a8ff; --accepted: #7cb8ff; --pass: #63d17b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 78rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; }
p { max-width: 48rem; } .lines { white-space: pre-line; } .soft { color: var(--soft); }
code { font: .9em ui-monospace, monospace; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } .scroll:focus-visible { outline: 2px solid var(--accepted); }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
caption { text-align: left; color: var(--soft); padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border-bottom: 1px solid var(--line); }
thead th { background: var(--shade); white-space: nowrap; } tbody th { font-weight: 600; } .id { white-space: nowrap; }
td:has(> code:first-child) { min-width: 10rem; }
.word { font-weight: 700; white-space: nowrap; }
.word.fail, .word.failed { color: var(--fail); } .word.unknown { color: var(--unknown); } .word.waived { color: var(--waived); }
.word.accepted { color: var(--accepted); } .word.pass, .word.met { color: var(--pass); } .word.notApplicable { color: var(--soft); font-weight: 400; }
details { margin: .35rem 0; } summary { cursor: pointer; }
fieldset { border: 1px solid var(--line); border-radius: .4rem; margin: 1rem 0; padding: .4rem .8rem; }
fieldset label { display: inline-block; margin-right: 1.2rem; }
hr { border: 0; border-top: 1px dotted var(--line); margin: .35rem 0; } select { font: inherit; color: inherit; background: var(--shade); }
@media (max-width: 40rem) { th, td { padding: .35rem .4rem; } h1 { font-size: 1.35rem; } }
@media print { fieldset { display: none; } body { max-width: none; } }
`;

/** What hides the rows of outcomes and severities that are not chosen, in a page without a script. */
export const htmlFilterStyle = `
body:not(:has(#show-fail:checked)) tr.fail, body:not(:has(#show-unknown:checked)) tr.unknown,
body:not(:has(#show-waived:checked)) tr.waived, body:not(:has(#show-accepted:checked)) tr.accepted,
body:not(:has(#show-pass:checked)) tr.pass { display: none; }
body:not(:has(#severity-critical:checked)) tr.severity-critical, body:not(:has(#severity-high:checked)) tr.severity-high,
body:not(:has(#severity-medium:checked)) tr.severity-medium, body:not(:has(#severity-low:checked)) tr.severity-low { display: none; }
`;
