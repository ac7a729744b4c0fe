// Draws every <div data-chart> from the JSON block beside it. The table twin under each chart holds the same numbers.
// Colours come from css/tokens.css, in the reader's theme; dashes, symbols and signs repeat what colour says.
import { palette, option } from './chart-kinds.js';

const charts = new Map();

let engine;
function load(address) {
  engine ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
  return engine;
}

// Light and of one width, whatever the screen is; the tables under the charts are printed with them.
const paper = { width: 660, height: 208 };
let onPaper = false;

const show = ({ chart, data }, element) => chart.setOption(option(data, onPaper ? paper.width : element.clientWidth, palette(element, onPaper ? 'light' : undefined)), true);

export async function draw(root) {
  const first = root.querySelector('[data-chart]');
  if (!first) return;
  await load(first.dataset.engine);
  for (const place of root.querySelectorAll('[data-chart]')) {
    if (charts.has(place)) continue;
    const text = document.getElementById(place.dataset.chart).textContent;
    const element = drawnBefore(place, text) ?? place;
    const data = JSON.parse(text);
    if (element === place) {
      const drawn = { chart: echarts.init(element, null, { renderer: 'canvas', devicePixelRatio: Math.max(2, devicePixelRatio) }), data, text };
      charts.set(element, drawn);
      show(drawn, element);
    }
    for (const button of element.closest('figure').querySelectorAll('[data-picture]')) {
      button.hidden = false;
      button.addEventListener('click', () => save(element, data, button.dataset.picture));
    }
  }
  for (const [element, drawn] of charts) {
    if (element.isConnected) continue;
    drawn.chart.dispose();
    charts.delete(element);
  }
}

// A page that fetched itself anew and says the same keeps its picture: drawn again it would flicker.
function drawnBefore(place, text) {
  for (const [element, drawn] of charts) {
    if (element.isConnected || element.id !== place.id || drawn.text !== text) continue;
    place.replaceWith(element);
    drawn.chart.resize();
    return element;
  }
  return null;
}

addEventListener('resize', () => {
  if (!onPaper) charts.forEach(fit);
});
function fit(drawn, element) {
  drawn.chart.resize(onPaper ? paper : { width: 'auto', height: 'auto' });
  show(drawn, element);
  drawn.chart.getZr().flush();
}

let unfolded = [];
function print(wanted) {
  if (onPaper === wanted) return;
  onPaper = wanted;
  if (wanted) unfolded = [...document.querySelectorAll('.pm-plot details:not([open])')];
  for (const twin of unfolded) twin.open = wanted;
  charts.forEach(fit);
}
addEventListener('beforeprint', () => print(true));
addEventListener('afterprint', () => print(false));
matchMedia('print').addEventListener('change', event => print(event.matches));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => charts.forEach(show));

// A picture to paste into a deck: 1200 x 640, light whatever the screen is, with title and source.
/** The picture of a chart that the server drew small: with axes and at full size. */
export async function take(place, format) {
  await load(place.dataset.engine);
  const data = JSON.parse(document.getElementById(place.dataset.drawn).textContent);
  return save(place, data.kind === 'spark' ? { ...data, kind: 'fan' } : data, format);
}

async function save(element, data, format) {
  const width = 1200, height = 640;
  const colours = palette(element, 'light');
  const sheet = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  const base = option(data, width - 64, colours);
  const move = axis => ({ ...axis, top: axis.top + 64, left: 32, right: 32, bottom: 48 });
  sheet.setOption({
    ...base,
    backgroundColor: colours.paper,
    // Names in quotation marks would end the attribute that they stand in.
    textStyle: { fontFamily: 'Arial, Helvetica, sans-serif', color: colours.ink },
    title: { text: element.dataset.title, left: 28, top: 20, textStyle: { color: colours.ink, fontSize: 18, width: width - 64, overflow: 'truncate' } },
    legend: base.legend && { ...base.legend, top: 64, left: 24, width: width - 64 },
    grid: move(base.grid),
    graphic: { type: 'text', left: 32, bottom: 16, style: { text: element.dataset.source ?? '', fill: colours.quiet, fontSize: 13 } },
  });
  const picture = new Blob([sheet.renderToSVGString()], { type: 'image/svg+xml' });
  sheet.dispose();
  download(format === 'svg' ? picture : await raster(picture, width, height), `${element.dataset.name}.${format}`);
}

async function raster(picture, width, height) {
  const image = new Image(width, height);
  // The page's content policy lets images come as data:, not as blob:.
  image.src = await new Promise(resolve => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(picture);
  });
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
}

function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
