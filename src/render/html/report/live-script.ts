/** Reloads a page that is served when there is a newer one; on any other page it does nothing. */
export const liveScript = `
(() => {
const live = document.querySelector('meta[name=live]');
if (live !== null) new EventSource(live.content).addEventListener('changed', () => location.reload());
})();
`;
