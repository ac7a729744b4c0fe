// Takes the picture of the home page that stands in the README, light and in English, from a service that shows the sample:
//   node tests/browser/picture.mjs http://127.0.0.1:5080
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, crc32, inflateSync } from 'node:zlib';
import { openBrowser } from './browser.mjs';
import { root } from './service.mjs';

const [address = 'http://127.0.0.1:5080', path = join(root, 'docs/home.png')] = process.argv.slice(2);
const browser = await openBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'en-GB', reducedMotion: 'reduce' });
  await page.goto(`${address}/?lang=en&theme=light&workspace=car-maker-leads`, { waitUntil: 'networkidle' });
  await page.locator('[data-chart] canvas').waitFor();
  const picture = small(await page.screenshot());
  writeFileSync(path, picture);
  console.log(`${path}: ${Math.round(picture.length / 1024)} KiB`);
} finally {
  await browser.close();
}

/** The same picture in its 256 most frequent colours: less than half the bytes, and no difference that an eye sees. */
function small(png) {
  const chunks = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    chunks.push({ kind: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + png.readUInt32BE(at)) });
  const head = Buffer.from(chunks.find(c => c.kind === 'IHDR').data);
  const width = head.readUInt32BE(0), height = head.readUInt32BE(4), bytes = head[9] === 6 ? 4 : 3;
  const rows = unfilter(inflateSync(Buffer.concat(chunks.filter(c => c.kind === 'IDAT').map(c => c.data))), width * bytes, height, bytes);

  const colours = new Map();
  for (let at = 0; at < rows.length; at += bytes) colours.set(rows.readUIntBE(at, 3), (colours.get(rows.readUIntBE(at, 3)) ?? 0) + 1);
  const palette = [...colours].sort((a, b) => b[1] - a[1]).slice(0, 256).map(([colour]) => colour);
  const part = (colour, shift) => (colour >> shift) & 255;
  const distance = (a, b) => (part(a, 16) - part(b, 16)) ** 2 + (part(a, 8) - part(b, 8)) ** 2 + (part(a, 0) - part(b, 0)) ** 2;
  const place = new Map([...colours.keys()].map(colour => [colour, palette.reduce((best, other, i) => distance(colour, other) < distance(colour, palette[best]) ? i : best, 0)]));

  const pixels = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) pixels[y * (width + 1) + 1 + x] = place.get(rows.readUIntBE((y * width + x) * bytes, 3));
  }
  head[8] = 8;
  head[9] = 3;
  const colourTable = Buffer.alloc(3 * palette.length);
  palette.forEach((colour, i) => colourTable.writeUIntBE(colour, 3 * i, 3));
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', head), chunk('PLTE', colourTable), chunk('IDAT', deflateSync(pixels, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** Undoes the five filters of PNG (W3C, Portable Network Graphics, section 9). */
function unfilter(data, length, height, bytes) {
  const rows = Buffer.alloc(length * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (length + 1)];
    for (let x = 0; x < length; x++) {
      const left = x < bytes ? 0 : rows[y * length + x - bytes];
      const above = y === 0 ? 0 : rows[(y - 1) * length + x];
      const corner = x < bytes || y === 0 ? 0 : rows[(y - 1) * length + x - bytes];
      const guess = left + above - corner;
      const near = [left, above, corner].reduce((best, one) => Math.abs(guess - one) < Math.abs(guess - best) ? one : best, left);
      rows[y * length + x] = data[y * (length + 1) + 1 + x] + [0, left, above, (left + above) >> 1, near][filter];
    }
  }
  return rows;
}
