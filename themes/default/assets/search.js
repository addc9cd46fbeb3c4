// Search over plain files: a classic script, so that it runs from a folder and under a strict policy.
// Folding, tokens and postings are those of crates/search; nothing typed here leaves the device.
(() => {
  'use strict';

  // ---- The files of the index: each calls back with what it holds. ----

  const form = document.getElementById('search');
  const base = form.dataset.index;
  const loading = new Map();
  const shards = new Map();
  const frequent = new Map();
  const fragments = new Map();
  const odd = new Map();
  let simple = new Map();
  const filesOf = { sounds: new Map(), characters: '' };
  let nearest = null, head = null, facets = null, starts = [], ranks = new Map(), ended = new Set();

  window.gongbao = {
    head(value) {
      head = value;
      for (const [from, to] of head.fold) odd.set(from, to);
      [...head.frequent].forEach((c, i) => ranks.set(c, i + 1));
      const list = numbers(head.fragments);
      for (let i = 0, document = 0; i < list.length; i += 2) starts.push([document += list[i], list[i + 1]]);
      let last = 0;
      for (const step of numbers(head.ended)) ended.add(last += step);
      if (head.facets) window.gongbao.facets(head.facets);
    },
    facets(value) { facets = value; facets.of = numbers(value.documents); },
    shard(number, text) { shards.set(number, text); },
    frequent(number, text) { frequent.set(number, text); },
    fragment(name, documents) { fragments.set(name, documents); },
    // The script of what comes near when nothing holds all of a query; it is handed what it needs of this one.
    nearest(make) { nearest = make({ load, base, head: () => head, filesOf, tokens, foldQuery, foldText, pair, shardOf, hashOf, placesOf, numbers, gramsOf, entry, read, readWhole, exact, official, passageOf, spans, needFacets, countFacets: (documents, filters) => facets && countFacets(documents, filters), passes, ended, STEP, ENDED }); },
    sounds(number, text) { filesOf.sounds.set(number, text); },
    characters(text) { filesOf.characters = text; },
    fold(pairs) { const list = [...pairs]; for (let i = 0; i < list.length; i += 2) simple.set(list[i], list[i + 1]); },
    search,
  };

  function load(address) {
    if (!loading.has(address)) {
      loading.set(address, new Promise((done, failed) => {
        const script = document.createElement('script');
        script.src = address;
        script.onload = () => { script.remove(); done(); };
        script.onerror = () => { script.remove(); loading.delete(address); failed(new Error(address)); };
        document.head.append(script);
      }));
    }
    return loading.get(address);
  }

  // ---- Numbers, folding, tokens. ----

  const DIGITS = '!"#$%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~';
  const LAST = 54, MORE = DIGITS.length - LAST;
  const VALUES = new Map([...DIGITS].map((digit, value) => [digit.charCodeAt(0), value]));

  function numbers(text) {
    const out = [];
    let number = 0, unit = 1;
    for (let i = 0; i < text.length; i++) {
      const value = VALUES.get(text.charCodeAt(i));
      number += value * unit;
      if (value < LAST) { out.push(number); number = 0; unit = 1; } else unit *= MORE;
    }
    return out;
  }

  const DROPPED = [[0x80, 0xBF], [0xD7, 0xD7], [0xF7, 0xF7], [0x2B0, 0x36F], [0x1AB0, 0x1AFF], [0x1DC0, 0x1DFF], [0x2000, 0x2BFF], [0x2E00, 0x2E7F], [0x3000, 0x3004], [0x3008, 0x3020], [0x302A, 0x3030], [0x3099, 0x309C], [0x30FB, 0x30FB], [0xD800, 0xF8FF], [0xFE00, 0xFE6F], [0xFEFF, 0xFF0F], [0xFFE0, 0x1CFFF], [0x1F000, 0x1FAFF]];

  function plain(c) {
    const code = c.codePointAt(0);
    if (code < 128) return /[a-z0-9]/i.test(c) ? c.toLowerCase() : '';
    return DROPPED.some(([first, last]) => code >= first && code <= last) ? '' : c;
  }
  // Texts of the site: the head names every character that the plain rule does not fold.
  const foldText = c => (odd.has(c) ? odd.get(c) : plain(c));
  const foldQuery = c => (odd.has(c) ? odd.get(c)
    : [...(/[○◯]/.test(c) ? '〇' : c.normalize('NFKD').toLowerCase())].map(d => plain(simple.get(d) || d)).join(''));

  const isRun = token => /^[a-z0-9]/.test(token);

  function tokens(text, fold) {
    const out = [];
    let run = '', start = 0, end = 0;
    const finish = () => {
      const phone = /^0(?:[12]\d(?=\d{7,8}$)|[03-9]\d\d(?=\d{7,8}$))/.exec(run);
      const cut = phone && run.length >= 10 && run.length <= 12 ? phone[0].length : 0;
      if (cut) out.push({ text: run.slice(0, cut), start, end: end - start === run.length ? start + cut : end }, { text: run.slice(cut), start: end - start === run.length ? start + cut : start, end });
      else if (run) out.push({ text: run, start, end });
      run = '';
    };
    let at = 0;
    for (const c of text) {
      const next = at + c.length;
      if (c === '\n') { finish(); out.push({ text: c, start: at, end: next }); }
      const folded = c === '\n' ? '' : fold(c);
      if (!folded) finish();
      for (const d of folded) {
        if (d > '\x7F') { finish(); out.push({ text: d, start: at, end: next }); continue; }
        if (run && (/\d/.test(run[run.length - 1]) !== /\d/.test(d) || run.length >= 32)) finish();
        if (!run) start = at;
        run += d;
        end = next;
      }
      at = next;
    }
    finish();
    return out;
  }

  const pair = (first, second) => first + (isRun(first) && isRun(second) ? '-' : '') + second;

  function hashOf(gram, shards) {
    let hash = 0x811C9DC5;
    for (const c of gram) hash = Math.imul(hash ^ c.codePointAt(0), 0x01000193);
    return ((hash ^ (hash >>> 15)) & (shards - 1)) >>> 0;
  }
  const shardOf = gram => hashOf(gram, head.shards);

  // ---- Queries: words that must all stand in a document, each with other ways of writing it. ----

  const OVERLAP = 24;
  const CHINESE = '〇一二三四五六七八九';

  function words(query) {
    const open = '〔〕［］[]()（）【】';
    let text = '', quoted = false, held = false;
    for (const c of query) {
      if ('"“”「」『』＂'.includes(c)) quoted = '“「『'.includes(c) || ('"＂'.includes(c) && !quoted);
      else if (/\s/.test(c)) held = !quoted;
      else {
        if (held && !open.includes(c) && !open.includes(text[text.length - 1] || '[')) text += ' ';
        held = false;
        text += c;
      }
    }
    const out = [];
    for (const piece of text.split(/\s+/)) {
      const list = tokens(piece, foldQuery).map(token => token.text);
      for (let start = 0; start < list.length; start += OVERLAP - 1) {
        out.push(ways(list.slice(start, start + OVERLAP)));
        if (start + OVERLAP >= list.length) break;
      }
    }
    return out;
  }

  function ways(list) {
    const out = [list];
    const add = (from, to, other) => {
      const way = [...list.slice(0, from), ...other, ...list.slice(to)];
      if (!out.some(known => known.join(' ') === way.join(' '))) out.push(way);
    };
    list.forEach((token, at) => {
      const rest = list.slice(at + 1);
      if (/^(19|20)\d\d$/.test(token)) {
        const number = rest.slice(0, 3).findIndex(next => /^\d+$/.test(next));
        if (number >= 0 && ['', '年', '年第'].includes(rest.slice(0, number).join(''))) {
          for (const other of [[], ['年'], ['年', '第']]) add(at + 1, at + 1 + number, other);
        }
        if (!rest.length || rest[0] === '年') add(at, at + 1, [...token].map(digit => CHINESE[digit]));
      }
      const four = list.slice(at, at + 4);
      if (four.length === 4 && four.every(c => c && CHINESE.includes(c)) && (!list[at + 4] || list[at + 4] === '年')) {
        const year = four.map(c => CHINESE.indexOf(c)).join('');
        if (/^(19|20)/.test(year)) add(at, at + 4, [year]);
      }
    });
    return out;
  }

  // ---- Finding: rarest gram first, intersect, rank, then check the phrase in the text. ----

  const STEP = 0x100000; // a place is document * STEP + passage
  const ENOUGH = 12;     // so few documents are in order
  const FEW = 5;         // while more are left, further grams leave some out
  const FEWER = 8;       // while more are left, all places of frequent grams do
  const OPENED = 60;     // so many fragments are opened before a page shows what it has
  const PAGE = 10;
  const ENDED = 0.6;     // what a document weighs that is not in force

  const rank = c => ranks.get(c) || 4000;

  function gramsOf(way) {
    const list = way.length === 1 ? way : way.slice(1).map((token, i) => pair(way[i], token));
    const rarity = (gram, i) => (/\d/.test(gram) ? 1e9 : way.length === 1 ? rank(gram) : rank(way[i]) * rank(way[i + 1]));
    return list.map((gram, i) => ({ gram, shard: shardOf(gram), rarity: rarity(gram, i), at: i })).sort((a, b) => b.rarity - a.rarity || b.at - a.at);
  }

  // What a shard says of a gram after a mark: `=` all its places, `~` how many and the best, `>` everyday names.
  function entry(text, gram, mark) {
    const start = text.indexOf(` ${gram}${mark}`);
    if (start < 0) return null;
    const from = start + gram.length + 2, end = text.indexOf(' ', from);
    return text.slice(from, end < 0 ? text.length : end);
  }

  function placesOf(list) {
    const out = [];
    for (let i = 0, document = 0, passage = 0; i < list.length; i++) {
      if (list[i] % 2) passage += list[i] >> 1;
      else { document += list[i] / 2; passage = list[++i]; }
      out.push(document * STEP + passage);
    }
    return out;
  }

  function both(a, b) {
    const out = [];
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i] === b[j]) { out.push(a[i]); i++; j++; } else if (a[i] < b[j]) i++; else j++;
    }
    return out;
  }

  // Of a frequent gram the best places come with the rare ones; all of them are fetched when nothing rarer decides.
  async function read(grams) {
    await Promise.all(grams.map(gram => load(`${base}p/${gram.shard.toString(16)}.js`)));
    for (const gram of grams) {
      const text = shards.get(gram.shard), best = entry(text, gram.gram, '~');
      gram.places = best ? null : placesOf(numbers(entry(text, gram.gram, '=') || ''));
      const list = best ? numbers(best) : [];
      gram.count = best ? list[0] : gram.places.length;
      gram.best = best ? placesOf(list.slice(1)) : gram.places;
    }
  }

  async function readWhole(grams) {
    const shard = gram => gram.shard & (head.shards > 4 ? (head.shards >> 2) - 1 : 0);
    await Promise.all(grams.map(gram => load(`${base}l/${shard(gram).toString(16)}.js`)));
    for (const gram of grams) gram.places = placesOf(numbers(entry(frequent.get(shard(gram)), gram.gram, '=') || ''));
  }

  // A word with, for each way, its grams, those of which only the best places are known, and the places that all others have.
  const asked = word => ({ ways: word.map(list => ({ list, grams: gramsOf(list), read: 0, whole: 0, later: [], places: null })) });
  const waysOf = asked => asked.reduce((all, word) => all.concat(word.ways), []);
  const dead = way => way.places && !way.places.length;

  function add(way, gram) {
    way.places = way.places ? both(way.places, gram.places) : gram.places;
    way.whole++;
  }

  // Reads further grams of each way, and all places of those of which `whole` are wanted.
  async function narrow(asked, more, whole) {
    const wanted = asked.reduce((all, word) => all.concat(word.ways.map((way, i) => [way, dead(way) ? [] : way.grams.slice(way.read, way.read + more(i))])), []);
    await read(wanted.reduce((all, [, grams]) => all.concat(grams), []));
    const frequent = wanted.reduce((all, [, grams]) => all.concat(grams.filter(gram => !gram.places)), []);
    if (whole) await readWhole(frequent);
    for (const [way, grams] of wanted) {
      way.read += grams.length;
      for (const gram of grams) if (gram.places) add(way, gram); else way.later.push(gram);
      way.later.sort((a, b) => a.count - b.count);
    }
    return together(asked);
  }

  // Reads all places of the rarest frequent gram of each way.
  async function readLater(ways) {
    const some = ways.filter(way => way.later.length && !dead(way)).map(way => [way, way.later.shift()]);
    await readWhole(some.map(([, gram]) => gram));
    for (const [way, gram] of some) add(way, gram);
  }

  // Passages and ways of each document that has all words.
  function together(asked) {
    for (const word of asked) {
      word.documents = new Map();
      for (const way of word.ways) {
        for (const place of way.places || []) {
          const document = Math.floor(place / STEP);
          if (!word.documents.has(document)) word.documents.set(document, []);
          word.documents.get(document).push([place % STEP, way]);
        }
      }
    }
    const [first, ...others] = asked;
    return [...first.documents.keys()].filter(document => others.every(word => word.documents.has(document)));
  }

  // The order follows from the rarest grams. Those after them only leave out what does not hold the words: a shard costs as
  // much as a fragment, so they are read while more documents are left than the shards that could leave some out.
  async function find(asked) {
    let documents = await narrow(asked, i => (i === 0 && asked.length === 1 ? 2 : 1), true);
    const left = () => waysOf(asked).some(way => !dead(way) && way.read < way.grams.length);
    for (let before = Infinity; documents.length > ENOUGH && documents.length < before * 0.7 && left();) {
      before = documents.length;
      documents = await narrow(asked, () => 1, true);
    }
    for (const word of asked) word.order = word.documents;
    while (documents.length > FEW && left()) documents = await narrow(asked, () => 2, false);
    while (documents.length > FEWER && waysOf(asked).some(way => !dead(way) && way.later.length)) {
      await readLater(waysOf(asked));
      documents = together(asked);
    }
    return documents;
  }

  function score(asked, document) {
    let sum = 0;
    for (const word of asked) {
      const found = word.order.get(document);
      if (!found) continue;
      const body = new Set(found.map(([passage]) => passage).filter(passage => passage > 0)).size;
      const field = found.some(([passage]) => passage === 0) ? 4 : 0;
      sum += Math.log(1 + head.documents / word.order.size) * (field + Math.max(body, 1) / (Math.max(body, 1) + 1.2));
    }
    return ended.has(document) ? sum * ENDED : sum;
  }

  function fragmentOf(document, passage) {
    let low = 0, high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1, [d, p] = starts[middle];
      if (d < document || (d === document && p <= passage)) low = middle + 1; else high = middle;
    }
    const block = starts[low - 1][0] >> 6;
    let first = low - 1;
    while (first && starts[first - 1][0] >> 6 === block) first--;
    return `${block.toString(16)}-${(low - 1 - first).toString(16)}`;
  }

  async function passageOf(document, passage) {
    const name = fragmentOf(document, passage);
    await load(`${base}f/${name}.js`);
    const [, card, passages] = fragments.get(name).find(([number]) => number === document);
    const entry = passages.find(([number]) => number === passage);
    return { card, text: entry[1], all: entry[2] = entry[2] || tokens(entry[1], foldText), next: passages.find(([number]) => number > passage) };
  }

  function spans(all, list) {
    const out = [];
    for (let i = 0; i + list.length <= all.length; i++) {
      if (list.every((token, j) => all[i + j].text === token)) out.push([all[i].start, all[i + list.length - 1].end]);
    }
    return out;
  }

  // Where the grams were read whole and a way has no more than two tokens, a place is a match.
  const certain = way => way.list.length <= 2 && (dead(way) || way.whole === way.grams.length);

  // A document with a passage for each word that truly holds it; null when a word is not there, nothing when that would
  // open more fragments than a page may.
  async function check(asked, document, may) {
    const shown = [];
    const times = new Map();
    for (const word of asked) for (const [passage] of word.documents.get(document) || []) times.set(passage, (times.get(passage) || 0) + 1);
    for (const word of asked) {
      const places = word.documents.get(document);
      if (!places) continue;
      // A title that has all grams most likely holds the words; else the passage that has most of the words.
      const open = !places.some(([, way]) => certain(way));
      const order = [...places].sort(([a], [b]) => (a === 0) - (b === 0) || times.get(b) - times.get(a) || a - b);
      if (open) order.sort(([a], [b]) => (b === 0) - (a === 0));
      let held = -1;
      for (const [passage, way] of order) {
        if (!certain(way) && !may(document, passage)) return undefined;
        if (certain(way) || spans((await passageOf(document, passage)).all, way.list).length) { held = passage; break; }
      }
      if (held < 0) return null;
      shown.push([open, held]);
    }
    const seen = shown.find(([open, held]) => open && held > 0) || shown.find(([, held]) => held > 0);
    const passage = seen ? seen[1] : 0;
    const best = await passageOf(document, passage);
    const marksIn = all => asked.reduce((marks, word) => marks.concat(...word.ways.map(way => spans(all, way.list))), []).sort((a, b) => a[0] - b[0]);
    let { text } = best, marks = marksIn(best.all);
    // The title is shown anyhow: where only it matches, the text's beginning tells more.
    const end = text.indexOf('\n');
    if (passage === 0 && best.next && marks[0][0] < (end < 0 ? text.length : end)) [text, marks] = [best.next[1], []];
    return { document, card: best.card, text, marks, titleMarks: marksIn(tokens(best.card[0], foldText)) };
  }

  // Where not all could be looked through: documents of which what was opened has all grams.
  function undecided(asked, documents, may, items) {
    const seen = documents.filter(document => !items.some(item => item && item.document === document)).map(document => [document, asked[0].documents.get(document).find(([passage]) => may(document, passage))]);
    return Promise.all(seen.filter(([, place]) => place).slice(0, PAGE).map(async ([document, [passage]]) => {
      const { card, text, all } = await passageOf(document, passage);
      const marks = asked.reduce((marks, { ways: [{ list }] }) => marks.concat(...list.slice(1).map((token, i) => spans(all, [list[i], token]))), []).sort((a, b) => a[0] - b[0]);
      return { document, card, text, marks, nearest: true, titleMarks: [] };
    }));
  }

  function titleRank(item, query) {
    const title = tokens(item.card[0], foldText).map(token => token.text).join('');
    return title === query ? 3 : title.startsWith(query) ? 2 : title.includes(query) ? 1 : 0;
  }

  // What is found: `items` of one page, `total` and whether it is exact, and the facets of all when they are known.
  // `show` is called with each item as it comes, and with what is known of all; the items that come back are in their order.
  async function search(query, { page = 1, filters = {}, byDate = false, titles = false, limit = PAGE, whole = false, show = null } = {}) {
    await load(`${base}head.js`);
    const options = { query, page, filters, byDate, limit, whole, show };
    if (!words(query).length) return { items: [], total: 0, exact: true, words: [] };
    const answer = await exact(options, titles);
    if (titles) return answer;
    if (answer.total) return answer.total < PAGE && page === 1 ? named(answer, options) : answer;
    await load(form.dataset.nearest);
    return nearest({ ...options, show: null });
  }

  async function exact(options, titles) {
    let list = words(options.query);
    let asked_ = list.map(asked);
    let documents = await find(asked_);
    if (!documents.length && /[\u3400-\u9fff\uf900-\ufaff]/.test(options.query) && !simple.size) {
      await load(form.dataset.fold);
      list = words(options.query);
      asked_ = list.map(asked);
      documents = await find(asked_);
    }
    if (titles) documents = documents.filter(document => asked_.every(word => word.documents.get(document).some(([passage]) => passage === 0)));
    return take(asked_, documents, options);
  }

  // Few have an everyday word: those with the official one fill the page.
  async function named(answer, options) {
    const list = words(options.query).map(([way]) => way);
    const also = [];
    for (const way of list) {
      const [gram] = gramsOf(way.slice(0, 2));
      await read([gram]);
      for (const name of official([gram], way.join(''), true)) {
        const query = list.map(other => (other === way ? name : other.join(''))).join(' ');
        const more = await exact({ ...options, query, show: null });
        const known = new Set(answer.items.map(item => item.document));
        const items = more.items.filter(item => !known.has(item.document)).slice(0, Math.max(0, PAGE - answer.total));
        if (items.length) also.push(name);
        answer = { ...answer, items: answer.items.concat(items), total: answer.total + items.length };
      }
    }
    return also.length ? { ...answer, also, counts: null } : answer;
  }

  async function take(asked, documents, { query, page, filters, byDate, limit, whole, show }) {
    let counts = null;
    if (Object.keys(filters).length) await needFacets();
    if (facets) {
      counts = countFacets(documents, filters);
      documents = documents.filter(document => passes(document, filters));
    }
    documents.sort((a, b) => a - b);
    if (!byDate) {
      const scores = new Map(documents.map(document => [document, score(asked, document)]));
      documents.sort((a, b) => scores.get(b) - scores.get(a) || a - b);
    }
    const sure = asked.every(word => word.ways.every(certain));
    const wanted = page * limit;
    const items = [], total = documents.length;
    const folded = tokens(query, foldQuery).map(token => token.text).join('');
    let at = 0, wrong = 0, cut = false;
    const opened = new Set();
    const may = (document, passage) => whole || opened.size < OPENED * page ? opened.add(fragmentOf(document, passage)) : opened.has(fragmentOf(document, passage));
    if (sure) {
      items.length = Math.min((page - 1) * limit, documents.length);
      at = items.length;
    }
    while (!cut && at < documents.length && (items.length < wanted || (!sure && documents.length <= ENOUGH))) {
      const some = documents.slice(at, at + Math.max(wanted - items.length, 4));
      at += some.length;
      const coming = some.map(document => [document, check(asked, document, may)]);
      // What may have the words in its title decides the order; the rest comes as it is ranked.
      const titled = !byDate && page === 1 ? coming.filter(([document]) => asked.some(word => (word.documents.get(document) || []).some(([passage]) => passage === 0))) : [];
      const rank = new Map();
      for (const [document, item] of titled) rank.set(document, await item.then(item => (item ? titleRank(item, folded) : 0)));
      coming.sort(([a], [b]) => (rank.get(b) || 0) - (rank.get(a) || 0));
      for (const [, item] of coming) {
        const found = await item;
        if (found === null) wrong++;
        else if (!found) cut = true;
        else if (items.push(found) > wanted - limit && items.length <= wanted && show) show(found, { total: total - wrong, exact: sure, counts });
      }
    }
    if (cut) items.push(...await undecided(asked, documents, may, items));
    const shown = items.slice((page - 1) * limit, wanted).filter(Boolean);
    // What came after the first ten had been asked for may have the words in its title as well.
    if (!byDate && page === 1) {
      shown.forEach((item, i) => { item.order = [-titleRank(item, folded), i]; });
      shown.sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]);
    }
    return { items: shown, total: total - wrong, exact: sure || (at >= total && !cut), cut, counts, words: asked };
  }

  // The official words for everyday ones in a query, of which the first pairs have been read.
  function official(grams, said, whole) {
    const out = new Set();
    for (const gram of grams) {
      for (const name of (entry(shards.get(gram.shard), gram.gram, '>') || '').split(';')) {
        const [word, names] = name.split(':');
        if (names && (whole ? said === word : said.includes(word))) for (const one of names.split(',')) out.add(one);
      }
    }
    return [...out];
  }

  // ---- Facets. ----

  const needFacets = () => (facets ? Promise.resolve() : load(`${base}facets.js`));
  const valueOf = (document, facet) => { const number = facets.kinds[facets.of[document]][facet]; return number ? facets.names[facet][1][number - 1] : null; };
  const passes = (document, filters, but) => facets.names.every(([name], facet) => name === but || !filters[name] || valueOf(document, facet) === filters[name]);

  function countFacets(documents, filters) {
    return facets.names.map(([name], facet) => {
      const counts = new Map();
      for (const document of documents) {
        const value = valueOf(document, facet);
        if (value && passes(document, filters, name)) counts.set(value, (counts.get(value) || 0) + 1);
      }
      return [name, [...counts].sort((a, b) => (name === '年份' ? b[0].localeCompare(a[0]) : b[1] - a[1] || (a[0] < b[0] ? -1 : 1)))];
    }).filter(([, counts]) => counts.length);
  }

  // ---- The page. Its state is its address, so that a result can be shared and the way back works. ----

  const input = form.querySelector('input[name=q]');
  const status = document.getElementById('found');
  const results = document.getElementById('results');
  const tools = document.getElementById('tools');
  const steps = document.getElementById('steps');
  const list = document.getElementById('suggestions');
  const name = document.title;
  let state = new URLSearchParams(location.search);
  const FACET_NAMES = ['栏目', '类别', '主题', '年份', '状态', '社区'];

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  function link(text, changes, properties) {
    const next = new URLSearchParams(state);
    next.delete('page');
    for (const [key, value] of Object.entries(changes)) if (value) next.set(key, value); else next.delete(key);
    return make('a', { href: `?${next}`, ...properties }, text);
  }

  // A title breaks at words, where the browser knows them.
  function atWords(text) {
    if (!(window.Intl && Intl.Segmenter)) return [text];
    const out = [];
    for (const { segment, isWordLike } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
      if (isWordLike && segment.length > 1 && out.length) out.push(make('wbr', {}));
      out.push(segment);
    }
    return out;
  }

  function marked(text, marks, from, to, cut = part => [part]) {
    const out = [];
    let at = from;
    for (const [start, end] of marks) {
      if (start < at || end > to) continue;
      out.push(...cut(text.slice(at, start)), make('mark', {}, ...cut(text.slice(start, end))));
      at = end;
    }
    out.push(...cut(text.slice(at, to)));
    return out;
  }

  function snippet({ text, marks, nearest }) {
    const within = ([from]) => marks.reduce((sum, [start, end]) => sum + (start >= from && end <= from + 80 ? end - start : 0), 0);
    const first = nearest ? marks.reduce(([best, at], mark) => (within(mark) > best ? [within(mark), mark[0]] : [best, at]), [0, 0])[1] : marks.length ? marks[0][0] : 0;
    const line = text.lastIndexOf('\n', first) + 1;
    const from = Math.max(line, first - 30);
    let to = Math.min(text.length, from + 110);
    if (marks.length && marks[0][1] > to) to = marks[0][1];
    const out = marked(text, marks, from, to);
    return [...(from > line ? ['…'] : []), ...out, ...(to < text.length ? ['…'] : [])];
  }

  function result(item) {
    const [title, address, kind, date, itsState, number, phone, hours, place] = item.card;
    const meta = make('p', { className: 'gb-meta' }, make('span', {}, kind));
    if (number) meta.append(make('span', { className: 'gb-nb' }, number));
    if (date) meta.append(make('time', { className: 'gb-nb', dateTime: date }, date));
    if (itsState) meta.append(make('span', { className: `gb-tag${/已/.test(itsState) ? ' gb-expired' : ''}` }, itsState));
    const contact = make('p', { className: 'gb-meta' });
    if (phone) contact.append(make('a', { className: 'gb-nb', href: `tel:${phone.replace(/转.*|[^+\d]/g, '')}` }, phone));
    for (const text of [hours, place]) if (text) contact.append(make('span', {}, text));
    return make('li', {}, make('a', { href: address }, ...marked(title, item.titleMarks, 0, title.length, atWords)), meta, ...(contact.firstChild ? [contact] : []), make('p', { className: 'gb-snippet' }, ...snippet(item)));
  }

  function showTools(answer, filters) {
    const sorts = make('p', { className: 'gb-sorts' });
    for (const [name, value] of [['按相关程度', ''], ['按日期', 'date']]) {
      const current = (state.get('sort') || '') === value;
      sorts.append(link(name, { sort: value }, current ? { ariaCurrent: 'true' } : {}));
      if (current) sorts.lastChild.setAttribute('aria-current', 'true');
    }
    tools.append(sorts);
    const active = Object.entries(filters);
    if (active.length) tools.append(make('p', { className: 'gb-sorts' }, ...active.map(([name, value]) => link(`去掉“${value}”`, { [name]: '' }))));
    const box = make('details', { className: 'gb-filters' }, make('summary', {}, '筛选'));
    const fill = counts => {
      for (const [name, values] of counts) {
        box.append(make('div', { className: 'gb-facets' }, make('h2', {}, name), make('ul', {}, ...values.slice(0, 30).map(([value, count]) => {
          const current = filters[name] === value;
          const item = link(`${value}（${count}）`, { [name]: current ? '' : value });
          if (current) item.setAttribute('aria-current', 'true');
          return make('li', {}, item);
        }))));
      }
    };
    if (answer.counts) fill(answer.counts);
    else {
      box.addEventListener('toggle', () => {
        needFacets().then(() => search(state.get('q'), { filters })).then(again => fill(again.counts)).catch(failed);
      }, { once: true });
    }
    tools.append(box);
  }

  function showSteps(answer, page) {
    const last = Math.ceil(answer.total / PAGE);
    const items = make('ul', {});
    if (page > 1) items.append(make('li', {}, link('上一页', { page: page > 2 ? String(page - 1) : '' })));
    if (page < last) items.append(make('li', {}, link('下一页', { page: String(page + 1) })));
    if (items.children.length) steps.append(make('nav', { className: 'gb-pages', ariaLabel: '分页' }, items));
    if (items.children.length) steps.lastChild.setAttribute('aria-label', '分页');
  }

  function failed() {
    status.textContent = '没有取到搜索数据，请检查网络后刷新；也可以用下面的目录查找。';
    settled();
  }

  // While an answer is awaited its place is kept and the lists below wait; nothing that is seen moves.
  function waiting() {
    form.parentElement.classList.add('gb-asked', 'gb-waiting');
    results.hidden = true;
    for (const part of [tools, results, steps]) part.textContent = '';
  }

  const settled = () => form.parentElement.classList.remove('gb-waiting');

  function told(answer, query, page, filters) {
    const named = list => list.slice(0, 3).map(piece => `“${piece}”`).join('、');
    if (answer.pieces && answer.total) return `没有找到“${query}”${answer.also.length ? `，也按${named(answer.also)}找` : ''}。下面的${answer.total}条最相近${answer.pieces.length ? `，含有${named(answer.pieces)}等字` : ''}。`;
    if (answer.total && answer.also) return `找到${answer.total}条，也按${answer.also.map(name => `“${name}”`).join('、')}找。`;
    if (answer.total) return `找到${answer.exact ? '' : '约'}${answer.total}条${page > 1 ? `，第${page}页` : ''}。`;
    return `没有找到“${query}”。可以少写几个字${Object.keys(filters).length ? '、去掉筛选' : ''}，用下面的目录查找，或者打12348问。`;
  }

  let asking = 0;

  async function run() {
    const mine = ++asking;
    const query = (state.get('q') || '').trim();
    input.value = query;
    if (!query) return;
    document.title = `${query} - ${name}`;
    waiting();
    status.textContent = '正在查找……';
    const filters = {};
    for (const name of FACET_NAMES) if (state.get(name)) filters[name] = state.get(name);
    const page = Math.max(1, parseInt(state.get('page'), 10) || 1);
    const shown = new Map();
    const show = (item, answer) => {
      if (mine !== asking || shown.has(item.document)) return;
      if (!shown.size) {
        status.textContent = told(answer, query, page, filters);
        results.start = (page - 1) * PAGE + 1;
        results.hidden = false;
        showTools(answer, filters);
      }
      shown.set(item.document, result(item));
      results.append(shown.get(item.document));
    };
    const answer = await search(query, { page, filters, byDate: state.get('sort') === 'date', whole: state.has('whole'), show });
    if (mine !== asking) return;
    // No page lies after the last.
    const last = Math.max(1, Math.ceil(answer.total / PAGE));
    if (page > last) {
      state.set('page', String(last));
      history.replaceState(null, '', `?${state}`);
      return run();
    }
    answer.items.forEach(item => show(item, answer));
    const order = answer.items.map(item => shown.get(item.document));
    if (order.some((item, i) => item !== results.children[i])) results.append(...order);
    if (!shown.size && Object.keys(filters).length) showTools(answer, filters);
    status.textContent = told(answer, query, page, filters);
    showSteps(answer, page);
    if (answer.cut) steps.append(make('p', {}, link('还有可能相符的没有看完，继续找', { whole: '1' })));
    settled();
  }

  // Filters, orders and pages are links; here they are followed in place, and the focus stays where it was.
  async function go(address, key) {
    history.pushState(null, '', address);
    state = new URLSearchParams(location.search);
    const open = (tools.querySelector('details') || {}).open;
    await run().catch(failed);
    const box = tools.querySelector('details');
    if (box && open) { box.open = true; box.dispatchEvent(new Event('toggle')); }
    const same = [...tools.querySelectorAll('a')].find(one => one.textContent.replace(/（\d+）$/, '') === key);
    (same || status).focus();
  }
  document.getElementById('answers').addEventListener('click', event => {
    const link = event.target.closest('a');
    if (!link || (link.getAttribute('href') || '')[0] !== '?' || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    go(link.getAttribute('href'), link.textContent.replace(/（\d+）$/, ''));
  });
  window.addEventListener('popstate', () => { state = new URLSearchParams(location.search); run().catch(failed); });

  // ---- Suggestions from titles. Nothing runs while an input method composes. ----

  let composing = false, timer = 0, turn = 0, active = -1;

  function close() {
    list.hidden = true;
    list.textContent = '';
    list.removeAttribute('role');
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    input.removeAttribute('aria-controls');
  }

  async function suggest() {
    const mine = ++turn;
    const query = input.value.trim();
    if (query.length < 2) { close(); return; }
    const { items } = await search(query, { titles: true, limit: 6 });
    if (mine !== turn || document.activeElement !== input) return;
    close();
    items.forEach((item, i) => {
      const option = make('li', { id: `suggestion-${i}`, role: 'option' }, item.card[0]);
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.addEventListener('mousedown', event => { event.preventDefault(); location.href = item.card[1]; });
      option.dataset.address = item.card[1];
      list.append(option);
    });
    if (!items.length) return;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', '标题建议');
    list.hidden = false;
    input.setAttribute('aria-controls', 'suggestions');
    input.setAttribute('aria-expanded', 'true');
  }

  const later = () => { clearTimeout(timer); if (!composing) timer = setTimeout(() => suggest().catch(close), 250); };
  input.addEventListener('compositionstart', () => { composing = true; clearTimeout(timer); });
  input.addEventListener('compositionend', () => { composing = false; later(); });
  input.addEventListener('input', event => { if (!event.isComposing) later(); });
  input.addEventListener('blur', () => { clearTimeout(timer); turn++; close(); });
  input.addEventListener('keydown', event => {
    // 229 and isComposing: the key belongs to the input method, Enter too; Safari ends the composition just before.
    if (event.isComposing || composing || event.keyCode === 229) { if (event.key === 'Enter') event.preventDefault(); return; }
    const options = [...list.children];
    if (event.key === 'Escape' && options.length) { event.preventDefault(); close(); return; }
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length) {
      event.preventDefault();
      active = (active + (event.key === 'ArrowDown' ? 1 : options.length + (active < 0 ? 0 : -1))) % options.length;
      options.forEach((option, i) => option.setAttribute('aria-selected', String(i === active)));
      input.setAttribute('aria-activedescendant', options[active].id);
    }
    if (event.key === 'Enter' && active >= 0) { event.preventDefault(); location.href = options[active].dataset.address; }
  });
  form.addEventListener('submit', event => {
    event.preventDefault();
    const query = input.value.trim();
    if (query) { close(); go(`?q=${encodeURIComponent(query)}`); }
  });

  // A field for searching may not be a combobox, one for text may.
  input.type = 'text';
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-expanded', 'false');
  // Whoever comes to the field will ask.
  input.addEventListener('focus', () => { load(`${base}head.js`).catch(() => {}); }, { once: true });
  run().catch(failed);
})();
