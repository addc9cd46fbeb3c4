// Measures search over a built site by its own script, without a browser: how often the answer is among the first ten, what a
// first query costs (every query cold, none left out), and how long a warm one takes.
//
// usage: node measure.mjs SITE_DIR QUERIES_JSON [--lost] [--answers FILE]
//   QUERIES_JSON  [{"q": "…", "kind": "…", "gold": [3, 17]}], documents by the number in `notices/n000003.html`
//   --lost        also prints the queries whose answer is not among the first ten
//   --answers     also writes the addresses of each query's first ten
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import zlib from 'node:zlib';

const HERE = import.meta.dirname;
const part = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;

// A page that is just enough for the script: elements that take anything, scripts that are read from the disk.
export function page(site, script = path.join(HERE, '../../themes/default/assets/search.js')) {
  const folder = fs.readdirSync(path.join(site, 'search')).find(name => fs.existsSync(path.join(site, 'search', name, 'head.js')));
  const spent = { bytes: 0, requests: 0, trips: 0, files: [] };
  let waiting = [];
  const anything = () => new Proxy(function () {}, { get: (target, key) => (key === Symbol.toPrimitive ? () => '' : key in target ? target[key] : anything()), set: (target, key, value) => { target[key] = value; return true; }, apply: () => anything() });
  const form = Object.assign(anything(), { dataset: { index: `search/${folder}/`, fold: 'search/fold.js', nearest: path.relative(site, path.join(path.dirname(script), 'nearest.js')) } });
  const context = vm.createContext({
    URLSearchParams, Promise, Map, Set, console, setTimeout, clearTimeout, location: { search: '' }, performance, addEventListener() {},
    document: {
      title: '', getElementById: id => (id === 'search' ? form : anything()), addEventListener() {},
      createElement: () => ({ remove() {}, setAttribute() {} }),
      head: { append: append, appendChild: append },
    },
  });
  context.window = context;
  function append(element) {
    waiting.push(element);
    if (waiting.length === 1) setImmediate(() => {
      const some = waiting;
      waiting = [];
      spent.trips++;
      for (const { src, onload, onerror } of some) {
        let bytes;
        try { bytes = fs.readFileSync(path.join(site, src)); } catch { onerror(); continue; }
        spent.bytes += weight(path.join(site, src), bytes);
        spent.requests++;
        spent.files.push(src);
        vm.runInContext(bytes.toString(), context, src);
        onload();
      }
    });
  }
  vm.runInContext(fs.readFileSync(script, 'utf8'), context, 'search.js');
  return { search: (query, options) => context.gongbao.search(query, options), spent };
}

const weights = new Map();
function weight(file, bytes) {
  if (!weights.has(file)) weights.set(file, zlib.gzipSync(bytes).length);
  return weights.get(file);
}

export async function measure(site, queries, script) {
  const kinds = new Map(), answers = [], lost = [];
  const warm = page(site, script);
  for (const { q, kind, gold } of queries) {
    const cold = page(site, script);
    const { items } = await cold.search(q);
    await warm.search(q);
    const start = performance.now();
    await warm.search(q);
    const time = performance.now() - start;
    const found = items.map(item => item.card[1]);
    const hit = found.some(address => gold.includes(+/n(\d+)\.html/.exec(address)?.[1]));
    if (!kinds.has(kind)) kinds.set(kind, { count: 0, hits: 0, empty: 0, bytes: [], requests: [], trips: [], times: [] });
    const of = kinds.get(kind);
    of.count++;
    of.hits += hit;
    of.empty += !items.length;
    of.bytes.push(cold.spent.bytes);
    of.requests.push(cold.spent.requests);
    of.trips.push(cold.spent.trips);
    of.times.push(time);
    answers.push([q, found]);
    if (!hit) lost.push([kind, q, items[0]?.card[0] ?? '']);
  }
  return { kinds, answers, lost };
}

if (process.argv[1] === import.meta.filename) {
  const [site, file, ...options] = process.argv.slice(2);
  const script = options.includes('--script') ? options[options.indexOf('--script') + 1] : undefined;
  const { kinds, answers, lost } = await measure(site, JSON.parse(fs.readFileSync(file)), script);
  console.log('kind                n  @10    empty   KB p50   p95   p99    max  requests p50 p95 max  trips p95   ms p50  p95');
  if (kinds.size > 1) {
    const all = [...kinds.values()];
    kinds.set('all', { count: all.reduce((sum, of) => sum + of.count, 0), hits: all.reduce((sum, of) => sum + of.hits, 0), empty: all.reduce((sum, of) => sum + of.empty, 0), ...Object.fromEntries(['bytes', 'requests', 'trips', 'times'].map(key => [key, all.flatMap(of => of[key])])) });
  }
  for (const [kind, { count, hits, empty, bytes, requests, trips, times }] of kinds) {
    const kb = share => (part(bytes, share) / 1024).toFixed(0).padStart(6);
    console.log(kind.padEnd(14), String(count).padStart(6), (hits / count).toFixed(3), (empty / count).toFixed(3).padStart(7), kb(0.5).padStart(8), kb(0.95), kb(0.99), kb(1), String(part(requests, 0.5)).padStart(13), String(part(requests, 0.95)).padStart(3), String(part(requests, 1)).padStart(4), String(part(trips, 0.95)).padStart(8), part(times, 0.5).toFixed(1).padStart(9), part(times, 0.95).toFixed(1).padStart(6));
  }
  if (options.includes('--lost')) for (const line of lost) console.log(line.join('\t'));
  if (options.includes('--answers')) fs.writeFileSync(options[options.indexOf('--answers') + 1], JSON.stringify(answers));
}
