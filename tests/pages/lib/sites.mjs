// The sites that are judged, their pages, and which pages stand for which template.
import fs from 'node:fs';
import path from 'node:path';

function folder(name) {
  const value = process.env[name];
  if (!value || !fs.existsSync(path.join(value, 'manifest.json'))) {
    throw new Error(`${name} must name a built site; ./test builds both and runs the judges`);
  }
  return path.resolve(value);
}

export const REAL = folder('GONGBAO_REAL');
export const SHOWCASE = folder('GONGBAO_SHOWCASE');
// The stylesheet as it is sent.
export const CSS = path.join(SHOWCASE, 'assets', fs.readdirSync(path.join(SHOWCASE, 'assets')).find(name => /^site\..*css$/.test(name)));

export function pages(site) {
  const manifest = JSON.parse(fs.readFileSync(path.join(site, 'manifest.json'), 'utf8'));
  return manifest.files.map(file => file.path).filter(file => file.endsWith('.html'));
}

const leave = pages(SHOWCASE).find(page => page.startsWith('leave/'));
const standard = {
  home: 'index.html', stations: 'stations/index.html', station: 'stations/first.html', 'station, long': 'stations/second.html',
  'station, closed': 'stations/closed.html', 'station, little known': 'stations/venue.html', sheet: 'stations/first.sheet.html',
  notices: 'notices/index.html', 'notices, page 2': 'notices/page-2.html', 'notices by state': 'notices/state/expired.html',
  'notice with all': 'notices/measures-new.html', 'notice, repealed': 'notices/measures-old.html',
  'notice, withdrawn': 'notices/withdrawn.html', 'notice, consultation': 'notices/consultation.html',
  'notice, short': 'notices/weekly-03.html', interpretation: 'notices/measures-guide.html',
  reports: 'reports/index.html', report: 'reports/fazhi-2023.html', 'report with statutory tables': 'reports/disclosure-2023.html', figures: 'reports/figures.html', page: 'guide.html', 'page, application': 'apply.html', english: 'en.html', leave, moved: 'notices/measures-2019.html',
  404: '404.html', sitemap: 'sitemap.html', search: 'search.html', catalogue: 'catalogue/index.html',
};

// One page of every template in every state, from the showcase, in both trees; and the real site's own.
export const TEMPLATES = [];
for (const [name, address] of Object.entries(standard)) {
  TEMPLATES.push({ name, site: SHOWCASE, address }, { name: `${name}, elder`, site: SHOWCASE, address: `zz/${address}`, elder: true });
}
for (const address of ['index.html', 'reports/fazhi-2023.html', 'reports/figures.html', 'stations/longxi-center.html', 'notices/contract-management.html',
  'guide.html', 'apply.html', 'zz/index.html', 'zz/reports/fazhi-2023.html', 'zz/guide.html']) {
  TEMPLATES.push({ name: `real ${address}`, site: REAL, address, elder: address.startsWith('zz/') });
}
for (const { site, address } of TEMPLATES) {
  if (!fs.existsSync(path.join(site, address))) throw new Error(`a template has no page: ${address}`);
}
