import { isOwnRefresh } from './refresh.js';

// Charts are drawn where there are any: nowhere else are they, and their library, fetched.
const draw = async () => {
  if (document.querySelector('[data-chart]')) (await import('./charts.js')).draw(document);
};

// On a telephone a wide table becomes cards: each value under the head of its column. Without a script it scrolls in its box.
const card = () => {
  for (const table of document.querySelectorAll('.pm-cards:not(.pm-carded)')) {
    const heads = [...table.tHead.rows[0].cells].map(head => head.textContent.trim());
    for (const row of table.tBodies[0].rows) {
      for (const cell of row.cells) {
        if (cell.tagName === 'TD' && cell.textContent.trim()) cell.dataset.label = heads[cell.cellIndex];
      }
    }
    table.classList.add('pm-carded');
  }
};

// Small pictures are drawn by the server: the chart library is fetched when somebody takes one along.
const offerPictures = () => {
  for (const button of document.querySelectorAll('[data-drawn] [data-picture]')) button.hidden = false;
};
document.body.addEventListener('click', async event => {
  const button = event.target.closest('[data-drawn] [data-picture]');
  if (button) (await import('./charts.js')).take(button.closest('[data-drawn]'), button.dataset.picture);
});

draw();
card();
offerPictures();
document.body.addEventListener('htmx:afterSettle', event => {
  draw();
  card();
  offerPictures();
  announce(isOwnRefresh(event));
});

// A part of the page that was swapped is not heard; its sentence is, through a region that stays.
let said = sentence();
function sentence() {
  return document.querySelector('[data-announce]')?.textContent ?? '';
}
// Every percent of a progress would drown the rest of the page: then it is said now and again.
const pause = 10_000;
let heard = -pause, waiting;
function announce(isProgress) {
  clearTimeout(waiting);
  if (sentence() === said) return;
  const early = heard + pause - performance.now();
  if (isProgress && early > 0) {
    waiting = setTimeout(announce, early);
    return;
  }
  heard = performance.now();
  said = sentence();
  document.getElementById('announcer').textContent = said;
}

// A picker without a script needs its button; with one it acts at once.
for (const button of document.querySelectorAll('[data-only-without-script]')) button.hidden = true;
// With arrows one passes what one does not want: by keyboard it acts on Enter, or when the list is left.
for (const select of document.querySelectorAll('select[data-submit]')) {
  const before = select.value;
  let byKey = false;
  const act = () => { if (select.value !== before) select.form.requestSubmit(); };
  select.addEventListener('keydown', event => {
    byKey = event.key !== 'Enter';
    if (event.key === 'Enter') act();
  });
  select.addEventListener('pointerdown', () => { byKey = false; });
  select.addEventListener('change', () => { if (!byKey) act(); });
  select.addEventListener('blur', act);
}

// Ticks every row of a table at once.
document.body.addEventListener('change', event => {
  const all = event.target.closest('input[data-tick-all]');
  if (!all) return;
  for (const box of document.querySelectorAll(`input[type=checkbox][form="${all.dataset.tickAll}"]`)) box.checked = all.checked;
});

// When the server does not answer, say so instead of leaving an old page standing.
for (const name of ['htmx:sendError', 'htmx:responseError']) {
  document.body.addEventListener(name, () => { document.getElementById('connection-lost').hidden = false; });
}
document.body.addEventListener('htmx:afterOnLoad', () => { document.getElementById('connection-lost').hidden = true; });

// What is folded out of the bar closes when it is left or when Escape is pressed.
for (const fold of document.querySelectorAll('.pm-bar details')) {
  fold.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !fold.open) return;
    fold.open = false;
    fold.querySelector('summary').focus();
  });
  fold.addEventListener('focusout', event => {
    if (event.relatedTarget && !fold.contains(event.relatedTarget)) fold.open = false;
  });
}
