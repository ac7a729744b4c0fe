// What each kind of chart looks like: numbers and a palette in, an ECharts option out. Nothing here touches the page, except to read colours.
const language = document.documentElement.lang || 'fr';

const number = (value, decimals = 0) => value === null || value === undefined
  ? 'n/a'
  : new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);

const signed = (value, decimals = 0) => {
  const rounded = Number(value.toFixed(decimals)) + 0;
  return (rounded > 0 ? '+' : '') + number(rounded, decimals);
};

const names = ['blue', 'green', 'orange', 'red', 'pink', 'band80', 'band95', 'paper', 'ink', 'quiet', 'rule', 'there', 'heat-1', 'heat-2', 'heat-4', 'heat-5'];

/** The colours of css/tokens.css as they are on this element; with a scheme, as they would be in light or dark. */
export function palette(element, scheme) {
  const probe = document.createElement('span');
  if (scheme) probe.style.colorScheme = scheme;
  element.append(probe);
  const colours = {};
  for (const name of names) {
    probe.style.color = `var(--pm-${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

// The legend wraps; the plot begins under its last line.
function legendHeight(texts, width) {
  let lines = 1, used = 0;
  for (const text of texts) {
    const needed = 44 + text.length * 6.2;
    if (used > 0 && used + needed > width) {
      lines++;
      used = 0;
    }
    used += needed;
  }
  return 12 + lines * 24;
}

function base(data, colours, legend, width) {
  const top = legend.length > 0 ? legendHeight(legend.map(item => item.name), width) : 16;
  return {
    animation: false,
    textStyle: { fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif', color: colours.ink },
    grid: { left: 8, right: 16, top, bottom: 8, containLabel: true },
    legend: legend.length > 0
      ? { top: 0, left: 0, width: width - 12, data: legend, textStyle: { color: colours.ink }, itemWidth: 22, selectedMode: false }
      : undefined,
    xAxis: {
      type: 'category', data: data.months, boundaryGap: data.kind !== 'fan' && data.kind !== 'curve' && data.kind !== 'spark',
      axisLabel: { color: colours.quiet, hideOverlap: true }, axisLine: { lineStyle: { color: colours.quiet } }, axisTick: { show: false },
    },
    yAxis: {
      type: 'value', scale: true, name: data.unit ?? undefined, nameTextStyle: { color: colours.quiet, align: 'left' },
      axisLabel: { color: colours.quiet, formatter: value => new Intl.NumberFormat(language).format(value) }, splitLine: { lineStyle: { color: colours.rule } },
    },
    // Drawn on the canvas: the page's content policy allows no inline style.
    tooltip: {
      trigger: 'axis', renderMode: 'richText', confine: true, axisPointer: { type: 'line' },
      backgroundColor: colours.paper, borderColor: colours.quiet, textStyle: { color: colours.ink },
      formatter: points => tip(data, (Array.isArray(points) ? points[0] : points).dataIndex),
    },
  };
}

function tip(data, i) {
  const rows = data.lines.filter(line => line.values[i] !== null).map(line => `${line.name}: ${number(line.values[i], data.decimals)}`);
  for (const band of data.bands) {
    if (band.low[i] !== null && band.low[i] !== band.high[i])
      rows.push(`${band.name}: ${number(band.low[i], data.decimals)} – ${number(band.high[i], data.decimals)}`);
  }
  for (const event of data.events) {
    if (event.month === i) rows.push(event.text);
  }
  return [data.months[i], ...rows].join('\n');
}

const looks = {
  actual: { colour: 'ink', width: 2, symbol: 'circle', size: 4 },
  provisional: { colour: 'ink', width: 2, type: 'dotted', symbol: 'circle', size: 6, hollow: true },
  forecast: { colour: 'blue', width: 3, symbol: 'diamond', size: 7 },
  published: { colour: 'blue', width: 2, symbol: 'diamond', size: 8 },
  replayed: { colour: 'blue', width: 2, type: 'dashed', symbol: 'diamond', size: 7, hollow: true },
  goal: { colour: 'orange', width: 1.5, type: 'dashed', symbol: 'rect', size: 4 },
  lastYear: { colour: 'pink', width: 1.5, type: 'dotted', symbol: 'none', size: 0 },
  spend: { colour: 'green', width: 1.5, symbol: 'none', size: 0 },
  base: { colour: 'there', width: 1.5, symbol: 'none', size: 0 },
};
// Bars that have no look of their own take these in turn; a pattern tells two alike apart.
const turn = ['blue', 'orange', 'green', 'pink', 'red', 'ink'];
const lookOf = (line, place) => looks[line.look] ?? { colour: turn[place % turn.length], width: 2, symbol: 'none', size: 0 };

function line(item, colours, place = 0) {
  const look = lookOf(item, place);
  return {
    name: item.name, type: 'line', data: item.values, color: colours[look.colour], z: 5, connectNulls: false,
    symbol: look.symbol, symbolSize: look.size, showSymbol: look.symbol !== 'none',
    lineStyle: { color: colours[look.colour], width: look.width, type: look.type ?? 'solid' },
    itemStyle: look.hollow ? { color: colours.paper, borderColor: colours[look.colour], borderWidth: 2 } : {},
  };
}

// A band is two stacked areas: an invisible floor, and the height above it.
function band(item, order, colours) {
  const height = item.high.map((high, i) => high === null || item.low[i] === null ? null : high - item.low[i]);
  const shade = colours[item.level === 95 ? 'band95' : 'band80'];
  const common = { type: 'line', stack: `band${order}`, stackStrategy: 'all', symbol: 'none', lineStyle: { opacity: 0 }, silent: true, z: 1 };
  return [
    { ...common, name: `floor${order}`, data: item.low, areaStyle: { opacity: 0 } },
    { ...common, name: item.name, data: height, color: shade, areaStyle: { color: shade, opacity: 1 }, z: item.level === 95 ? 1 : 2 },
  ];
}

// A telephone has no room for five years: the newest months are drawn, the table beside the chart has them all.
function lately(data, count) {
  const cut = data.months.length - count;
  if (cut <= 0) return data;
  const keep = values => values.slice(cut);
  return {
    ...data,
    months: keep(data.months),
    lines: data.lines.map(item => ({ ...item, values: keep(item.values) })),
    bands: data.bands.map(item => ({ ...item, low: keep(item.low), high: keep(item.high) })),
    events: data.events.filter(event => event.month >= cut).map(event => ({ ...event, month: event.month - cut })),
    shade: data.shade && data.shade.to >= cut ? { from: Math.max(0, data.shade.from - cut), to: data.shade.to - cut } : null,
  };
}

function fan(all, width, colours) {
  const data = all.kind === 'fan' && width < 480 ? lately(all, 24) : all;
  const lines = data.lines.map((item, place) => line(item, colours, place));
  const bands = data.bands.flatMap((item, order) => band(item, order, colours));
  if (lines.length > 0 && data.events.length > 0) {
    lines[0].markLine = {
      silent: true, symbol: ['none', 'triangle'], symbolSize: 7, label: { show: false },
      data: data.events.map(event => ({ xAxis: event.month, name: event.text })), lineStyle: { color: colours.pink, type: 'dotted', width: 1.5 },
    };
  }
  if (lines.length > 0 && data.shade) {
    lines[0].markArea = {
      silent: true, itemStyle: { color: colours.orange, opacity: 0.12 }, data: [[{ xAxis: data.shade.from }, { xAxis: data.shade.to }]], label: { show: false },
    };
  }
  const legend = [
    ...data.lines.map(item => ({ name: item.name })),
    ...data.bands.toReversed().map(item => ({ name: item.name, icon: 'rect', itemStyle: { color: colours[item.level === 95 ? 'band95' : 'band80'], opacity: 1 } })),
  ];
  return { ...base(data, colours, legend, width), series: [...bands, ...lines] };
}

function bars(data, width, colours, stack) {
  const legend = data.lines.length > 1 ? data.lines.map(item => ({ name: item.name, icon: 'rect' })) : [];
  const drawn = base(data, colours, legend, width);
  drawn.yAxis.scale = false;
  return {
    ...drawn,
    series: data.lines.map((item, place) => ({
      name: item.name, type: 'bar', stack, data: item.values, color: colours[lookOf(item, place).colour], barMaxWidth: 40,
      itemStyle: { borderColor: colours.paper, borderWidth: stack ? 1 : 0 },
    })),
  };
}

// Sums stand on the ground; a change hangs between where it begins and where it ends. Lying down, so that names have room.
function waterfall(data, width, colours) {
  const values = data.lines[0].values.map(value => value ?? 0);
  const floor = [], height = [];
  let at = 0;
  values.forEach((value, i) => {
    const sum = data.sums.includes(i);
    const from = sum ? 0 : at;
    at = sum ? value : at + value;
    floor.push(Math.min(from, at));
    height.push(Math.abs(at - from));
  });
  const drawn = base(data, colours, [], width);
  const colour = i => data.sums.includes(i) ? colours.ink : values[i] < 0 ? colours.red : colours.blue;
  return {
    ...drawn,
    grid: { ...drawn.grid, right: 72 },
    xAxis: { ...drawn.yAxis, scale: false, splitNumber: width < 500 ? 2 : 5 },
    yAxis: { ...drawn.xAxis, type: 'category', inverse: true, boundaryGap: true, axisLabel: { color: colours.ink, width: width < 500 ? 110 : 220, overflow: 'truncate' } },
    series: [
      { type: 'bar', stack: 'all', data: floor, itemStyle: { color: 'transparent' }, silent: true, barMaxWidth: 22 },
      {
        type: 'bar', stack: 'all', name: data.lines[0].name, barMaxWidth: 22,
        data: height.map((value, i) => ({ value, itemStyle: { color: colour(i) } })),
        label: {
          show: true, position: 'right', color: colours.ink,
          formatter: ({ dataIndex: i }) => data.sums.includes(i) ? number(values[i], data.decimals) : signed(values[i], data.decimals),
        },
      },
    ],
  };
}

function spark(data, width, colours) {
  const drawn = base(data, colours, [], width);
  const values = data.lines[0].values;
  const last = values.findLastIndex(value => value !== null);
  const item = { ...line(data.lines[0], colours), showSymbol: true, symbol: 'circle', symbolSize: (_, { dataIndex }) => dataIndex === last ? 6 : 0 };
  return { ...drawn, grid: { left: 4, right: 8, top: 6, bottom: 4 }, xAxis: { ...drawn.xAxis, show: false }, yAxis: { ...drawn.yAxis, show: false }, series: [item] };
}

// Each cell a bar of height one, stacked: a shade repeats what the number in it says.
function heat(data, width, colours) {
  const all = data.lines.flatMap(item => item.values).filter(value => value !== null).sort((a, b) => a - b);
  const shades = ['heat-1', 'heat-2', null, 'heat-4', 'heat-5'];
  const shade = value => {
    if (value === null) return 'transparent';
    const name = shades[Math.min(4, Math.floor(5 * all.filter(other => other < value).length / all.length))];
    return name ? colours[name] : colours.paper;
  };
  const drawn = base(data, colours, [], width);
  const rows = data.lines.toReversed();
  return {
    ...drawn,
    tooltip: {
      ...drawn.tooltip, trigger: 'item',
      formatter: ({ seriesIndex, dataIndex }) => `${rows[seriesIndex].name} · ${data.months[dataIndex]}: ${number(rows[seriesIndex].values[dataIndex], data.decimals)}`,
    },
    yAxis: {
      ...drawn.yAxis, scale: false, min: 0, max: rows.length, interval: 1, splitLine: { show: false }, axisLine: { show: false },
      axisLabel: { color: colours.ink, verticalAlign: 'top', padding: [6, 0, 0, 0], formatter: value => rows[value - 1]?.name ?? '' },
    },
    series: rows.map(row => ({
      type: 'bar', stack: 'cells', barCategoryGap: 0, name: row.name,
      data: row.values.map(value => ({ value: 1, itemStyle: { color: shade(value), borderColor: colours.paper, borderWidth: 1 } })),
      label: { show: width > 480, color: colours.ink, formatter: ({ dataIndex }) => row.values[dataIndex] === null ? '' : number(row.values[dataIndex], data.decimals) },
    })),
  };
}

// A point per month and the line through them, which goes through zero: that is where nothing is left to explain.
function scatter(data, width, colours) {
  const [across, up] = data.lines;
  const points = across.values.map((x, i) => [x, up.values[i]]);
  const sum = of => points.reduce((all, point) => all + of(point), 0);
  const slope = sum(([x]) => x * x) > 0 ? sum(([x, y]) => x * y) / sum(([x]) => x * x) : 0;
  const drawn = base(data, colours, [], width);
  return {
    ...drawn,
    grid: { ...drawn.grid, top: 32, bottom: 28 },
    tooltip: undefined,
    xAxis: { ...drawn.yAxis, name: across.name, nameLocation: 'middle', nameGap: 28, nameTextStyle: { color: colours.quiet } },
    yAxis: { ...drawn.yAxis, name: up.name },
    series: [
      { type: 'scatter', data: points, symbolSize: 8, itemStyle: { color: colours.blue } },
      { type: 'line', data: [Math.min(0, ...across.values), Math.max(0, ...across.values)].map(x => [x, slope * x]), symbol: 'none', lineStyle: { color: colours.ink, width: 1.5 } },
    ],
  };
}

const kinds = {
  fan,
  curve: fan,
  bars: (data, width, colours) => bars(data, width, colours),
  stacked: (data, width, colours) => bars(data, width, colours, 'all'),
  waterfall,
  spark,
  heat,
  scatter,
};

export const option = (data, width, colours) => kinds[data.kind](data, width, colours);
