// A station's phones are the same on its page, its elder page, its sheet, its vCard and in the data. The hotline is called from
// all three pages, also where it is no number of the station; then card and data do not have it.
import fs from 'node:fs';
import path from 'node:path';

const HOTLINE = 'tel:12348';

export function phones(site, station) {
  const read = file => fs.readFileSync(path.join(site, file), 'utf8');
  const linked = file => [...new Set([.../<main[\s\S]*<\/main>/.exec(read(file))[0].matchAll(/href="?(tel:[^"\s>]+)/g)].map(m => m[1]))].sort().join(' ');
  const row = JSON.parse(read('data/stations.json')).find(row => row.address_on_site === station || JSON.stringify(row).includes(station));
  const digits = text => text.replace(/\D/g, '');
  const expected = linked(station);
  const faults = [`zz/${station}`, station.replace('.html', '.sheet.html')].filter(file => linked(file) !== expected).map(file => `${file}: ${linked(file)} is not ${expected}`);
  if (!expected.split(' ').includes(HOTLINE)) faults.push(`no hotline: ${expected}`);
  const own = expected.split(' ').filter(uri => uri !== HOTLINE || row.phones.includes('12348'));
  const card = [...read(station.replace('.html', '.vcf')).matchAll(/TEL[^:]*:(?:tel:)?(.*)/g)].map(m => digits(m[1])).sort();
  if (card.join() !== own.map(digits).sort().join()) faults.push(`vCard: ${card} is not ${own}`);
  for (const uri of own) {
    const local = digits(uri).replace(/^86/, '');
    if (!digits(JSON.stringify(row)).includes(local)) faults.push(`data: no ${local}`);
  }
  return faults;
}
