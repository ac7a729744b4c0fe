// A page that fetches itself anew while work goes on does not disturb its reader: what they unfolded stays open, what they scrolled
// stays where it is, the focus goes back to its place, and they can pause it. What has not changed is not swapped.
const isRefresh = element => element?.getAttribute('hx-trigger')?.startsWith('every') ?? false;

// Each with a name of its own that a swap does not change: the words it carries, and which of those with these words it is.
function named(elements, name) {
  const seen = new Map();
  return elements.map(element => {
    const words = name(element);
    seen.set(words, (seen.get(words) ?? 0) + 1);
    return [`${words} ${seen.get(words)}`, element];
  });
}
const folds = part => named([...part.querySelectorAll('details')], fold => fold.querySelector('summary')?.textContent.trim());
const scrolls = part => named([...part.querySelectorAll('.pm-scroll')], box => box.getAttribute('aria-labelledby') ?? box.getAttribute('aria-label'));

let view = null;
const look = part => ({
  part: part.id,
  open: new Map(folds(part).map(([name, fold]) => [name, fold.open])),
  scrolled: new Map(scrolls(part).filter(([, box]) => box.scrollLeft || box.scrollTop).map(([name, box]) => [name, [box.scrollLeft, box.scrollTop]])),
});
function restore({ part, open, scrolled }) {
  const now = document.getElementById(part);
  if (!now) return;
  for (const [name, fold] of folds(now)) fold.open = open.get(name) ?? fold.open;
  for (const [name, box] of scrolls(now)) {
    if (scrolled.has(name)) [box.scrollLeft, box.scrollTop] = scrolled.get(name);
  }
}

let paused = false;
function offerPause() {
  for (const button of document.querySelectorAll('[data-pause]')) {
    button.textContent = paused ? button.dataset.resume : button.dataset.pause;
    button.hidden = false;
  }
}
document.body.addEventListener('click', event => {
  if (!event.target.closest('[data-pause]')) return;
  paused = !paused;
  offerPause();
});

// Whoever pauses it, fills in a field or marks a text is left alone, also by an answer that was on its way.
function isUnwanted(part) {
  return paused || isAtWork(part);
}
function isAtWork(part) {
  const marked = getSelection();
  return part.contains(document.activeElement) && document.activeElement.matches('input, select, textarea')
    || !marked.isCollapsed && part.contains(marked.anchorNode);
}
document.body.addEventListener('htmx:beforeRequest', event => {
  if (isRefresh(event.detail.elt) && isUnwanted(event.detail.target)) event.preventDefault();
});

const reachable = 'a[href], button:not([hidden]), input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
const content = answer => answer.slice(answer.indexOf('<main'), answer.indexOf('</main>'));
let last = null;
let place = null;
document.body.addEventListener('htmx:beforeSwap', event => {
  const { target: part, requestConfig, serverResponse } = event.detail;
  const focused = document.activeElement;
  place = part.id && part.contains(focused) ? { part: part.id, number: [...part.querySelectorAll(reachable)].indexOf(focused) } : null;
  view = isRefresh(requestConfig?.elt) ? look(part) : null;
  if (!view) return;
  event.detail.shouldSwap &&= !isUnwanted(part) && content(serverResponse) !== last;
  if (event.detail.shouldSwap) last = content(serverResponse);
});
document.body.addEventListener('htmx:afterSwap', () => {
  if (view) restore(view);
  view = null;
  offerPause();
});
document.body.addEventListener('htmx:afterSettle', () => {
  if (!place || document.activeElement !== document.body) return;
  const part = document.getElementById(place.part);
  (place.number < 0 ? part : part?.querySelectorAll(reachable)[place.number])?.focus({ preventScroll: true });
  place = null;
});
offerPause();

/** Whether the page fetched itself anew, by its own clock and not by its reader's wish. */
export const isOwnRefresh = event => isRefresh(event.detail.requestConfig?.elt);
