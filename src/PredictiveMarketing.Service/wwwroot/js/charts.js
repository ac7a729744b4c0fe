// Draws every <div data-chart> from the JSON block beside it. The table twin under each chart holds the same numbers.
// Colours: Okabe and Ito's palette, safe for the colour-blind; dashes and symbols repeat what colour says.
const ink = '#1b2733', quiet = '#56616d', rule = '#e3e8ed';
const blue = '#0072b2', orange = '#b87f00', green = '#009e73', pink = '#a3507d';
const charts = new Map();

const language = document.documentElement.lang || 'fr';
const format = (value, decimals) => value === null || value === undefined
  ? 'n/a'
  : new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);

// The legend wraps; the plot begins under its last line.
function legendHeight(names, width) {
  let lines = 1, used = 0;
  for (const name of names) {
    const needed = 44 + name.length * 6;
    if (used > 0 && used + needed > width) {
      lines++;
      used = 0;
    }
    used += needed;
  }
  return 12 + lines * 24;
}

const base = (data, legend, width) => ({
  animation: false,
  textStyle: { fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif', color: ink },
  grid: { left: 8, right: 16, top: legendHeight(legend.map(item => item.name), width), bottom: 8, containLabel: true },
  legend: { top: 0, left: 0, width: '100%', data: legend, textStyle: { color: ink }, itemWidth: 22, selectedMode: false },
  xAxis: {
    type: 'category', data: data.months, boundaryGap: false,
    axisLabel: { color: quiet, hideOverlap: true }, axisLine: { lineStyle: { color: quiet } }, axisTick: { show: false },
  },
  yAxis: {
    type: 'value', scale: true,
    axisLabel: { color: quiet, formatter: value => new Intl.NumberFormat(language).format(value) }, splitLine: { lineStyle: { color: rule } },
  },
  // Drawn on the canvas: the page's content policy allows no inline style.
  tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, axisPointer: { type: 'line' }, formatter: points => tip(data, points) },
});

function tip(data, points) {
  const i = points[0].dataIndex;
  const rows = data.lines.filter(line => line.values[i] !== null).map(line => `${line.name}: ${format(line.values[i], data.decimals)}`);
  for (const band of data.bands ?? []) {
    if (band.low[i] !== null && band.low[i] !== band.high[i]) {
      rows.push(`${band.name}: ${format(band.low[i], data.decimals)} – ${format(band.high[i], data.decimals)}`);
    }
  }
  for (const event of data.events ?? []) {
    if (event.month === i) rows.push(event.text);
  }
  return [data.months[i], ...rows].join('\n');
}

const looks = {
  actual: { color: ink, width: 2, symbol: 'circle', size: 4 },
  provisional: { color: ink, width: 2, type: 'dotted', symbol: 'emptyCircle', size: 6 },
  forecast: { color: blue, width: 3, symbol: 'diamond', size: 7 },
  published: { color: blue, width: 2, symbol: 'diamond', size: 8 },
  replayed: { color: blue, width: 2, type: 'dashed', symbol: 'emptyDiamond', size: 7 },
  goal: { color: orange, width: 2, type: 'dashed', symbol: 'rect', size: 6 },
  lastYear: { color: pink, width: 1.5, type: 'dotted', symbol: 'none', size: 0 },
  spend: { color: green, width: 1.5, symbol: 'none', size: 0 },
};

function line(item) {
  const look = looks[item.look];
  return {
    name: item.name, type: 'line', data: item.values, color: look.color, z: 5, connectNulls: false,
    symbol: look.symbol, symbolSize: look.size, showSymbol: look.symbol !== 'none',
    lineStyle: { color: look.color, width: look.width, type: look.type ?? 'solid' },
  };
}

const shades = { 95: '#d9e9f4', 80: '#a9cfe8' };

// A band is two stacked areas: an invisible floor, and the height above it.
function band(item, order) {
  const height = item.high.map((high, i) => high === null || item.low[i] === null ? null : high - item.low[i]);
  const common = { type: 'line', stack: `band${order}`, stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, silent: true, z: 1 };
  return [
    { ...common, name: `floor${order}`, data: item.low, areaStyle: { opacity: 0 } },
    { ...common, name: item.name, data: height, color: shades[item.level], areaStyle: { color: shades[item.level], opacity: 1 }, z: item.level === 95 ? 1 : 2 },
  ];
}

function option(data, width) {
  const lines = data.lines.map(line);
  const bands = (data.bands ?? []).flatMap(band);
  const marks = (data.events ?? []).map(event => ({ xAxis: event.month, name: event.text }));
  if (lines.length > 0 && marks.length > 0) {
    lines[0].markLine = {
      silent: true, symbol: ['none', 'triangle'], symbolSize: 7, data: marks, label: { show: false },
      lineStyle: { color: pink, type: 'dotted', width: 1.5 },
    };
  }
  if (lines.length > 0 && data.shade) {
    lines[0].markArea = {
      silent: true, itemStyle: { color: '#e69f00', opacity: 0.10 }, data: [[{ xAxis: data.shade.from }, { xAxis: data.shade.to }]],
      label: { show: false },
    };
  }
  const legend = [
    ...data.lines.map(item => ({ name: item.name })),
    ...(data.bands ?? []).toReversed().map(item => ({ name: item.name, icon: 'rect', itemStyle: { color: shades[item.level], opacity: 1 } })),
  ];
  return { ...base(data, legend, width), series: [...bands, ...lines] };
}

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

export async function draw(root) {
  await load(root.querySelector('[data-chart]').dataset.engine);
  for (const [element, drawn] of charts) {
    if (!element.isConnected) {
      drawn.chart.dispose();
      charts.delete(element);
    }
  }
  for (const element of root.querySelectorAll('[data-chart]')) {
    if (charts.has(element)) continue;
    const data = JSON.parse(document.getElementById(element.dataset.chart).textContent);
    const chart = echarts.init(element, null, { renderer: 'canvas' });
    chart.setOption(option(data, element.clientWidth));
    charts.set(element, { chart, data });
  }
}

addEventListener('resize', () => charts.forEach(({ chart, data }, element) => {
  chart.resize();
  chart.setOption(option(data, element.clientWidth));
}));
