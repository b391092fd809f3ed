import { liveScript } from './live-script.js';

/**
 * The script of the report: filters, sorting, addresses, keys, and reloading where it is served. It makes elements of no text: what the file
 * says is in the page before it runs, and without it the page shows everything. A plain string, since the page names its digest.
 */
export const reportScript = `
(() => {
'use strict';
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
const form = one('#filter');
const { find, env, tier } = form.elements;
const tables = all('main table').map((table) => ({
  table, body: table.tBodies[0], found: Object.assign(document.createElement('p'), { className: 'found', hidden: true }),
  rows: [...table.tBodies[0].rows].map((row) => ({ row, text: undefined, about: row.dataset.about })),
}));
const parts = all('main [data-about]:not(tr)');
const tierOf = [...env.options].slice(1).map((option) => option.dataset.tier);
const includes = (about, place) => about === undefined || about === '*' || about.split(' ').some((run) => {
  const [from, to = from] = run.split('-').map(Number);
  return from <= place && place <= to;
});
const count = () => {
  for (const { rows, found } of tables) {
    const left = rows.filter(({ row }) => !row.classList.contains('out')).length;
    found.textContent = left + ' of ' + rows.length + ' rows';
    found.hidden = left === rows.length;
  }
};
// The box show-fail is about rows of the class fail, severity-high about those of its own name.
const boxes = all('.filters [type=checkbox]');
const rule = one('#rule');
const isChosen = ({ classList }) => {
  if (classList.length === 0) return true;
  if (boxes.some(({ id, checked }) => !checked && classList.contains(id.replace(/^show-/, '')))) return false;
  return !rule || rule.value === '' || ![...classList].some((name) => name.startsWith('rule-')) || classList.contains(rule.value);
};
const filter = () => {
  const words = find.value.toLowerCase().split(/\\s+/).filter(Boolean);
  const places = env.value === '' ? tierOf.flatMap((name, at) => tier.value === '' || name === tier.value ? [at] : []) : [tierOf.findIndex((_, at) => env.options[at + 1].value === env.value)];
  const isNarrow = env.value !== '' || tier.value !== '';
  for (const entry of tables) {
    for (const item of entry.rows) {
      const isAbout = !isNarrow || places.some((place) => includes(item.about, place));
      const matches = words.length === 0 || words.every((word) => (item.text ??= item.row.textContent.toLowerCase()).includes(word));
      item.row.classList.toggle('out', !(isAbout && matches && isChosen(item.row)));
    }
    if (words.length > 0) for (let at = entry.table.closest('details'); at; at = at.parentElement.closest('details')) if (entry.rows.some(({ row }) => !row.classList.contains('out'))) at.open = true;
  }
  for (const part of parts) part.hidden = isNarrow && !places.some((place) => includes(part.dataset.about, place));
  const said = [env.value && 'environment ' + env.value, tier.value && 'tier ' + tier.value, find.value.trim() && 'text “' + find.value.trim() + '”'].filter(Boolean);
  one('#filtered').textContent = said.length === 0 ? '' : 'Filtered: ' + said.join(', ') + '. What is about others is not shown.';
  one('#reset').hidden = said.length === 0;
  count();
};
const address = () => {
  const [name = '', query = ''] = location.hash.slice(1).split('?');
  try { return { name: decodeURIComponent(name), query: new URLSearchParams(query) }; }
  catch { return { name: '', query: new URLSearchParams() }; }
};
const write = () => {
  const query = new URLSearchParams();
  for (const field of [env, tier, find]) if (field.value.trim() !== '') query.set(field.name, field.value.trim());
  const text = query.toString();
  const { name } = address();
  history.replaceState(null, '', text === '' && name === '' ? location.pathname + location.search : '#' + name + (text === '' ? '' : '?' + text));
};
const show = (name) => {
  const target = name === '' ? null : document.getElementById(name);
  if (target === null) return;
  for (let at = target.closest('details'); at; at = at.parentElement.closest('details')) at.open = true;
  if (target.closest('[data-about][hidden]')) { env.value = tier.value = ''; filter(); }
  if (target.matches('tr.out')) { for (const box of boxes) if (target.classList.contains(box.id.replace(/^show-/, ''))) box.checked = true; filter(); }
  target.scrollIntoView();
  if (target.matches('section')) { target.tabIndex = -1; target.focus({ preventScroll: true }); }
};
const go = () => {
  const { name, query } = address();
  for (const field of [env, tier, find]) {
    const value = query.get(field.name) ?? '';
    field.value = field === find || [...field.options].some((option) => option.value === value) ? value : '';
  }
  filter();
  show(name);
};
const sort = (entry, column, head) => {
  const isUp = head.getAttribute('aria-sort') !== 'ascending';
  for (const other of all('th[aria-sort]', entry.table)) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', isUp ? 'ascending' : 'descending');
  const key = ({ row }) => row.cells[column].textContent.trim();
  const last = entry.rows.filter(({ row }) => row.classList.contains('sum'));
  const sorted = entry.rows.filter((item) => !last.includes(item)).map((item) => [key(item), item]).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }) * (isUp ? 1 : -1)).map(([, item]) => item);
  entry.body.append(...[...sorted, ...last].map(({ row }) => row));
};
for (const entry of tables) {
  entry.table.parentElement.before(entry.found);
  if (entry.rows.length < 2) continue;
  for (const [column, head] of [...entry.table.tHead.rows[0].cells].entries()) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: head.textContent });
    button.addEventListener('click', () => sort(entry, column, head));
    head.dataset.head = head.textContent;
    head.replaceChildren(button);
  }
}
form.hidden = false;
form.addEventListener('input', () => { filter(); write(); });
form.addEventListener('submit', (event) => event.preventDefault());
one('#reset').addEventListener('click', () => { for (const field of [env, tier, find]) field.value = ''; filter(); write(); find.focus(); });
for (const fields of all('.filters')) { fields.hidden = false; fields.addEventListener('change', filter); }
addEventListener('hashchange', go);
addEventListener('keydown', (event) => {
  const isTyping = event.target.matches('input, select, textarea');
  if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); find.focus(); find.select(); }
  if (event.key === 'Escape' && event.target === find) { find.value = ''; filter(); write(); }
});
let opened = [];
addEventListener('beforeprint', () => { opened = all('details:not([open])'); for (const fold of opened) fold.open = true; });
addEventListener('afterprint', () => { for (const fold of opened) fold.open = false; });
go();
})();
${liveScript}`;
