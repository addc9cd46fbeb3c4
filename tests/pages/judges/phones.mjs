// A station's phones are the same on its page, its elder page, its sheet, its vCard and in the data. The block of help at the
// end of a page has the office's, and the hotline stands on every one.
import fs from 'node:fs';
import path from 'node:path';

export function phones(site, station) {
  const read = file => fs.readFileSync(path.join(site, file), 'utf8');
  const linked = file => [...new Set([.../<main[\s\S]*<\/main>/.exec(read(file))[0].replace(/<section class="?gb-help[\s\S]*?<\/section>/, '').matchAll(/href="?(tel:[^"\s>]+)/g)].map(m => m[1]))].filter(uri => uri !== 'tel:12348').sort().join(' ');
  const row = JSON.parse(read('data/stations.json')).find(row => row.address_on_site === station || JSON.stringify(row).includes(station));
  const digits = text => text.replace(/\D/g, '');
  const expected = linked(station);
  const faults = [`zz/${station}`, station.replace('.html', '.sheet.html')].filter(file => linked(file) !== expected).map(file => `${file}: ${linked(file)} is not ${expected}`);
  const card = [...read(station.replace('.html', '.vcf')).matchAll(/TEL[^:]*:(?:tel:)?(.*)/g)].map(m => digits(m[1])).filter(number => number !== '12348').sort();
  if (card.join() !== expected.split(' ').map(digits).sort().join()) faults.push(`vCard: ${card} is not ${expected}`);
  for (const uri of expected.split(' ')) {
    const local = digits(uri).replace(/^86/, '');
    if (!digits(JSON.stringify(row)).includes(local)) faults.push(`data: no ${local}`);
  }
  return faults;
}
