// Every link, anchor, image and stylesheet leads somewhere; every page is reached from the home page; trees keep apart.
import fs from 'node:fs';
import path from 'node:path';

const read = (site, page) => fs.readFileSync(path.join(site, page), 'utf8');
const attributes = html => [...html.matchAll(/<(a|link|img|script)\b[^>]*?\s(href|src)=(?:"([^"]*)"|([^\s>]+))[^>]*>/g)].map(m => ({ tag: m[1], url: (m[3] ?? m[4]).replace(/&amp;/g, '&'), whole: m[0] }));

export function crawl(site, all, base = '') {
  const faults = [];
  const ids = new Map();
  const idsOf = page => {
    if (!ids.has(page)) ids.set(page, new Set([...read(site, page).matchAll(/\sid=(?:"([^"]*)"|([^\s>]+))/g)].map(m => m[1] ?? m[2])));
    return ids.get(page);
  };
  const leads = new Map();
  for (const page of all) {
    const found = [];
    for (const { tag, url, whole } of attributes(read(site, page))) {
      if (/^(https?:|mailto:|tel:|geo:|data:)/.test(url)) {
        // The site's mark is drawn within the page and comes from nowhere.
        const mark = tag === 'link' && /\srel="?icon\b/.test(whole) && url.startsWith('data:image/svg+xml,');
        if (tag !== 'a' && !mark && !whole.includes('canonical')) faults.push(`${page}: ${tag} from elsewhere: ${url}`);
        continue;
      }
      const [address, fragment] = url.split('#');
      // The page for missing addresses has links from the root of the host.
      const rooted = address.startsWith('/') ? address.slice(1 + base.length) : null;
      const target = address === '' ? page : decodeURIComponent(rooted ?? path.posix.join(path.posix.dirname(page), address));
      if (!fs.existsSync(path.join(site, target))) { faults.push(`${page}: dead link ${url}`); continue; }
      if (fragment && target.endsWith('.html') && !idsOf(target).has(decodeURIComponent(fragment))) faults.push(`${page}: no anchor ${url}`);
      if (tag === 'a' && target.endsWith('.html')) found.push(target);
      if (tag === 'a' && page.startsWith('zz/') && target.endsWith('.html') && !target.startsWith('zz/') && target !== page.slice(3)) faults.push(`${page}: leaves the elder tree to ${target}`);
      if (tag === 'a' && !page.startsWith('zz/') && target.startsWith('zz/') && target !== `zz/${page}`) faults.push(`${page}: enters the elder tree elsewhere: ${target}`);
    }
    for (const [, to] of read(site, page).matchAll(/<form[^>]*?\saction=["']?([^"'\s>]+)/g)) if (!to.startsWith('/')) found.push(path.posix.join(path.posix.dirname(page), to));
    leads.set(page, found);
  }
  const depth = new Map([['index.html', 0]]);
  for (const queue = ['index.html']; queue.length;) {
    const page = queue.shift();
    for (const next of leads.get(page) ?? []) if (!depth.has(next)) { depth.set(next, depth.get(page) + 1); queue.push(next); }
  }
  // The server shows the page for missing addresses by itself; an address given up or a page taken down is reached from outside only.
  const outside = page => /(^|\/)404\.html$/.test(page) || ['本页的网址已更改', '<strong>本页已于'].some(words => read(site, page).includes(words));
  for (const page of all) if (!depth.has(page) && !outside(page)) faults.push(`not reached from the home page: ${page}`);
  return faults;
}
