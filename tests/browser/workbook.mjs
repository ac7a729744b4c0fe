// Reads the first sheet of a workbook as rows of text: as much of the format as our own exports use.
import { inflateRawSync } from 'node:zlib';

const DIRECTORY = 0x02014b50;

/** The files of a ZIP archive by name, as its directory at the end names them. */
function* entries(archive) {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  for (let at = archive.readUInt32LE(end + 16), left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.readUInt32LE(at) !== DIRECTORY)
      throw new Error('this is no ZIP archive');
    const packed = archive.readUInt16LE(at + 10) !== 0;
    const size = archive.readUInt32LE(at + 20);
    const name = archive.readUInt16LE(at + 28);
    const start = archive.readUInt32LE(at + 42);
    const body = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const bytes = archive.subarray(body, body + size);
    yield { name: archive.toString('utf8', at + 46, at + 46 + name), text: () => (packed ? inflateRawSync(bytes) : bytes).toString('utf8') };
    at += 46 + name + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

const plain = text => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, '\'').replace(/&amp;/g, '&');

export function firstSheet(workbook) {
  const sheet = [...entries(workbook)].find(file => /worksheets\/sheet1\.xml$/.test(file.name)).text();
  return [...sheet.matchAll(/<x:row\b[^>]*>(.*?)<\/x:row>/gs)].map(([, row]) =>
    [...row.matchAll(/<x:c\b[^>]*?(?:\/>|>(.*?)<\/x:c>)/gs)].map(([, cell = '']) =>
      plain([...cell.matchAll(/<x:(?:t|v)\b[^>]*>([^<]*)</g)].map(([, text]) => text).join(''))));
}

/** Rows of text as one object a row, by the names in the first. */
export const byHeader = ([header, ...rows]) => rows.map(row => Object.fromEntries(header.map((name, place) => [name, row[place] ?? ''])));
