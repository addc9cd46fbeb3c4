// What comes near when nothing holds all of a query: the same number in the other writing, what sounds like it, and else the
// documents that have most of it. Fetched by search.js only then; crates/search/src (answer, sound_query, rank) says the same.
window.gongbao.nearest(tools => {
  'use strict';

  const { load, base, head, filesOf, tokens, foldQuery, foldText, pair, hashOf, placesOf, numbers, gramsOf, entry, read, readWhole, exact, official, passageOf, spans, needFacets, countFacets, passes, ended, STEP, ENDED } = tools;

  async function nearest(options) {
    for (const other of otherNumbers(options.query)) {
      const found = await exact({ ...options, query: other });
      if (found.total) return { ...found, also: [other] };
    }
    return await reordered(options) || await bySound(options) || ranked(options);
  }

  // The query with its numbers up to 999 in the other writing.
  function otherNumbers(query) {
    const ten = n => (n < 10 ? DIGIT[n] : `${n < 20 ? '' : DIGIT[Math.floor(n / 10)]}十${n % 10 ? DIGIT[n % 10] : ''}`);
    const write = n => (n < 100 ? ten(n) : `${DIGIT[Math.floor(n / 100)]}百${n % 100 ? (n % 100 < 10 ? '零' : n % 100 < 20 ? '一' : '') + ten(n % 100) : ''}`);
    const all = new Map();
    for (let n = 1; n < 1000; n++) all.set(write(n), String(n));
    const plain = query.normalize('NFKC');
    const first = plain.replace(/\d+/g, digits => (/^[1-9]\d{0,2}$/.test(digits) ? write(+digits) : digits));
    const second = plain.replace(/[一二三四五六七八九十百零]+/g, written => all.get(written) || written);
    return [first, second].filter(other => other !== plain);
  }

  // ---- Sounds: pinyin, initials, and one character for another of the same sound. ----

  const LONGEST = 24;  // a query of more tokens is no word that was typed by its sound
  const PHRASE = [4, 12]; // a phrase in which one character may be another has so many
  const CUTS = 4;      // so many places are cut in two, the rarest
  const BEAM = 40;     // so many beginnings are followed
  const TRIED = 16;     // so many spellings are tried
  const INITIALS = 4;

  const sounds = new Map(), known = new Set();

  async function loadSounds() {
    await load(`${base}sounds.js`);
    if (known.size) return;
    for (const part of filesOf.characters.split(' ')) {
      const [sound] = /^[a-z]+/.exec(part);
      known.add(sound);
      for (const c of part.slice(sound.length)) sounds.set(c, (sounds.get(c) || []).concat(sound));
    }
  }

  // A few words without a question: one character may be another, their order too.
  function isPhrase(query) {
    const list = tokens(query, foldQuery);
    return list.length >= PHRASE[0] && list.length <= PHRASE[1] && parts(query).length === 1 && query.search(ASKING) < 0;
  }

  // A phrase of which two words changed places: its parts in reverse, as far as the site has the pairs where they meet.
  async function reordered(options) {
    if (!isPhrase(options.query)) return null;
    const list = tokens(options.query, foldQuery).map(token => token.text), end = list.length;
    const grams = gramsOf(list);
    await read(grams);
    const between = [];
    for (const gram of grams) between[gram.at + 1] = gram.count;
    const rare = grams.map(gram => gram.at + 1).sort((a, b) => between[a] - between[b] || a - b).slice(0, CUTS);
    const one = [], two = [];
    for (let i = 1; i < end; i++) {
      one.push({ cuts: [i], parts: [list.slice(i), list.slice(0, i)] });
      for (let j = i + 1; j < end; j++) if (rare.includes(i) && rare.includes(j)) two.push({ cuts: [i, j], parts: [list.slice(j), list.slice(i, j), list.slice(0, i)] });
    }
    const orders = one.concat(two).filter(({ cuts }) => between.every((count, at) => count || cuts.includes(at)));
    const meet = orders.map(({ parts }) => parts.slice(1).map((part, i) => gramsOf([parts[i][parts[i].length - 1], part[0]])[0]));
    await read(meet.reduce((all, grams) => all.concat(grams), []));
    const likely = (grams, cuts) => grams.reduce((sum, gram) => sum + Math.log(1 + gram.count), 0) - cuts.reduce((sum, at) => sum + Math.log(1 + between[at]), 0);
    const found = orders.map(({ cuts, parts }, i) => ({ text: parts.map(part => part.join('')).join(''), likely: likely(meet[i], cuts), all: meet[i].every(gram => gram.count) }));
    for (const { text } of found.filter(({ all }) => all).sort((a, b) => b.likely - a.likely).slice(0, TRIED)) {
      const answer = await exact({ ...options, query: text });
      if (answer.total) return { ...answer, also: [text] };
    }
    return null;
  }

  async function bySound(options) {
    const query = tokens(options.query, foldQuery).map(token => token.text);
    const latin = query.some(token => /^[a-z]/.test(token));
    if (query.length > LONGEST || query.some(token => /^\d/.test(token)) || !(latin || isPhrase(options.query))) return null;
    await loadSounds();
    for (const text of latin ? await spellings(query) : await slips(query)) {
      const found = await exact({ ...options, query: text });
      if (found.total) return { ...found, also: [text] };
    }
    return latin ? byInitials(query, options) : null;
  }

  // The ways of cutting letters into syllables, the fewest syllables first; else into syllables and initials.
  function cuts(run) {
    let all = [[0, []]], out = [];
    while (all.length) {
      const next = [];
      for (const [at, parts] of all) {
        if (at === run.length) { out.push(parts); continue; }
        for (let end = Math.min(run.length, at + 6); end > at; end--) if (known.has(run.slice(at, end))) next.push([end, [...parts, run.slice(at, end)]]);
      }
      all = next.slice(0, 64);
    }
    if (out.length) return out.slice(0, 3);
    const parts = [];
    for (let at = 0; at < run.length; at += parts[parts.length - 1].length) {
      let end = Math.min(run.length, at + 6);
      while (end > at + 1 && !known.has(run.slice(at, end))) end--;
      parts.push(run.slice(at, end));
    }
    return [parts];
  }

  // What each place of the query may sound like: a character, a syllable, or how one begins.
  const unit = token => (sounds.has(token) ? { is: token, sounds: sounds.get(token) } : known.has(token) ? { sounds: [token] } : { begins: token });

  async function spellings(query) {
    let ways = [[]];
    for (const token of query) {
      const parts = /^[a-z]/.test(token) ? cuts(token.replace(/v/g, 'u')) : [[token]];
      ways = ways.reduce((all, way) => all.concat(parts.map(part => [...way, ...part])), []).slice(0, 3);
    }
    const out = [];
    for (const way of ways) if (way.length > 1) out.push(...(await follow(way.map(unit), 0)).map(path => ({ ...path, score: path.score / (way.length - 1) })));
    return best(out);
  }

  const slips = query => follow(query.map(unit), 1).then(best);
  const best = paths => [...new Map(paths.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : 1)).map(path => [path.text, path])).keys()].slice(0, TRIED);

  // The pairs of the site that sound like two places in a row, each with the second's sound and how frequent it is.
  async function pairsOf(first, heard, second) {
    const letters = new Set((second.sounds || [second.begins]).map(sound => sound[0]));
    const keys = heard.reduce((all, sound) => all.concat([...letters].map(letter => [sound, letter])), []);
    const shards = keys.map(([sound, letter]) => hashOf(`${sound}-${letter}`, head().sounds));
    await Promise.all(shards.map(shard => load(`${base}s/${shard.toString(16)}.js`)));
    const out = [];
    keys.forEach(([sound, letter], i) => {
      const text = filesOf.sounds.get(shards[i]);
      for (let at = text.indexOf(` ${sound}-${letter}`); at >= 0; at = text.indexOf(` ${sound}-${letter}`, at + 1)) {
        const equals = text.indexOf('=', at), end = text.indexOf(' ', at + 1) < 0 ? text.length : text.indexOf(' ', at + 1);
        const to = text.slice(at + sound.length + 2, equals);
        if (second.sounds ? !second.sounds.includes(to) : !to.startsWith(second.begins)) continue;
        const pairs = [...text.slice(equals + 1, end)];
        for (let j = 0; j < pairs.length; j += 3) out.push({ first: pairs[j], second: pairs[j + 1], to, weight: +pairs[j + 2] + 1 });
      }
    });
    return out;
  }

  // The most frequent ways of going from pair to pair; so many characters may be others of the same sound.
  async function follow(units, changes) {
    if (!units[0].sounds) return [];
    const changed = (place, c) => (place.is && place.is !== c ? 1 : 0);
    let paths = null;
    for (let i = 1; i < units.length; i++) {
      const heard = paths ? [...new Set(paths.map(path => path.sound))] : units[0].sounds;
      const pairs = await pairsOf(units[i - 1], heard, units[i]);
      const next = [];
      for (const { first, second, to, weight } of pairs) {
        const from = paths ? paths.filter(path => path.last === first) : [{ text: first, score: 0, changes: changed(units[0], first) }];
        for (const path of from) {
          const count = path.changes + changed(units[i], second);
          if (count <= changes) next.push({ text: path.text + second, last: second, sound: to, score: path.score + weight, changes: count });
        }
      }
      paths = next.sort((a, b) => b.score - a.score || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)).filter((path, j, all) => j === 0 || path.text !== all[j - 1].text || path.sound !== all[j - 1].sound).slice(0, BEAM);
      if (!paths.length) return [];
    }
    return paths;
  }

  // Titles and other short fields by their initials: each letter one, or the first of each syllable.
  async function byInitials(query, options) {
    const first = token => cuts(token)[0].map(part => part[0]).join('');
    for (const of of [token => token, first]) {
      const found = await namesOf(query.map(token => (/^[a-z]/.test(token) ? of(token) : (sounds.get(token) || '?')[0][0])).join(''));
      if (found.length) return { ...await shown(found, options, () => []), also: [] };
    }
    return null;
  }

  async function namesOf(letters) {
    const keys = [];
    for (let at = 0; at + INITIALS <= letters.length; at++) keys.push(letters.slice(at, at + INITIALS));
    const shards = keys.map(key => hashOf(key, head().sounds));
    await Promise.all(shards.map(shard => load(`${base}s/${shard.toString(16)}.js`)));
    const counts = new Map();
    keys.forEach((key, i) => {
      for (const place of placesOf(numbers(entry(filesOf.sounds.get(shards[i]), key, '#') || ''))) counts.set(place / STEP, (counts.get(place / STEP) || 0) + 1);
    });
    return [...counts].filter(([, count]) => count === keys.length).map(([document]) => ({ document, passage: 0 })).sort((a, b) => a.document - b.document);
  }

  // ---- Ranking when nothing holds all: any gram may be missing. crates/search/src/rank.rs says the same. ----

  const MOST = 20;    // so many grams are asked for, the rarest
  const DIGIT = '零一二三四五六七八九';
  const NAMED = 1;   // what an official word weighs for an everyday one
  const NEAREST = 50; // so many documents are ranked
  const ASKING = /请问|你好|您好|我想知道|我想问|我想|想问一下|咨询|麻烦|谢谢|怎么办理|怎么办|怎么样|怎么|怎样|如何|是不是|能不能|可不可以|可以吗|可以|要不要|会不会|有没有|有什么|是什么|为什么|什么时候|什么|多少天|多少钱|多少|多久|多长时间|几天|哪里|哪儿|哪些|哪个|找谁|谁管|应该|需要|算不算|行不行|行吗|合法吗|吗|呢|吧|啊/g;

  // The parts of a question that its answer may hold.
  function parts(query) {
    const cut = text => {
      const out = [''];
      for (const c of text) if (foldQuery(c)) out[out.length - 1] += c; else out.push('');
      return out.map(part => tokens(part, foldQuery).map(token => token.text)).filter(part => part.length);
    };
    const said = cut(query.replace(ASKING, ' ')).filter(part => part.length > 1);
    return said.length ? said : cut(query);
  }

  function rankedDocuments(grams) {
    const found = new Map();
    for (const gram of grams) {
      const weight = gram.weight * Math.log(1 + head().passages / Math.max(gram.count, 1));
      let last = null, times = 0;
      const end = () => { if (last) last.sum += weight * times / (times + 1.2); };
      for (const place of gram.best) {
        const document = Math.floor(place / STEP), passage = place % STEP;
        let entry = found.get(document);
        if (!entry) found.set(document, entry = { sum: 0, field: 0, passages: new Map() });
        if (entry !== last) { end(); last = entry; times = 0; }
        if (passage) { times++; entry.passages.set(passage, (entry.passages.get(passage) || 0) + weight); } else entry.field += weight;
      }
      end();
    }
    return [...found].map(([document, { sum, field, passages }]) => {
      let passage = 0, best = 0;
      for (const [number, value] of passages) if (value > best || (value === best && number < passage)) [passage, best] = [number, value];
      return { document, passage, score: (best + sum + 1.2 * field) * (ended.has(document) ? ENDED : 1) };
    }).sort((a, b) => b.score - a.score || a.document - b.document);
  }

  const rarest = grams => grams.sort((a, b) => b.rarity - a.rarity).slice(0, MOST);

  async function ranked(options) {
    const said = parts(options.query);
    const grams = new Map();
    const ask = (list, weight) => gramsOf(list).filter(({ gram }) => !grams.has(gram)).map(gram => { grams.set(gram.gram, gram); gram.weight = weight; return gram; });
    let asked = rarest(said.reduce((all, part) => all.concat(ask(part, 1)), []));
    await read(asked);
    // The order of a few words may be another: then each place of their pairs counts.
    const frequent = isPhrase(options.query) ? asked.filter(gram => !gram.places) : [];
    await readWhole(frequent);
    for (const gram of frequent) gram.best = gram.places;
    // Everyday words also ask for the official ones.
    const names = official(asked, said.map(part => part.join('')).join(' ')).map(name => tokens(name, foldQuery).map(token => token.text));
    let more = rarest(names.reduce((all, name) => all.concat(ask(name, NAMED)), []));
    await read(more);
    // Where no two characters stand together, each by itself.
    if (!asked.concat(more).some(gram => gram.count)) await read(more = rarest(said.reduce((all, part) => all.concat(...part.map(token => ask([token], 1))), [])));
    asked = asked.concat(more);
    let found = rankedDocuments(asked);
    if (found.length) found = found.filter(({ score }) => score >= found[0].score * 0.3).slice(0, NEAREST);
    const there = new Set(asked.filter(gram => gram.count).map(gram => gram.gram));
    const pieces = said.reduce((all, part) => all.concat(runs(part, there)), []);
    const named = names.reduce((all, name) => all.concat(runs(name, there)), []);
    const marksIn = all => joined([...pieces, ...named].reduce((marks, piece) => marks.concat(...(piece.length > 1 ? piece.slice(1).map((token, i) => spans(all, [piece[i], token])) : [spans(all, piece)])), []));
    return { ...await shown(found, options, marksIn), pieces: pieces.map(piece => piece.join('')), also: named.map(piece => piece.join('')) };
  }

  async function shown(found, { page, filters, byDate, limit }, marksIn) {
    if (Object.keys(filters).length) await needFacets();
    const counts = countFacets(found.map(({ document }) => document), filters);
    if (counts) found = found.filter(({ document }) => passes(document, filters));
    if (byDate) found.sort((a, b) => a.document - b.document);
    const items = await Promise.all(found.slice((page - 1) * limit, page * limit).map(async ({ document, passage }) => {
      const seen = await passageOf(document, passage);
      return { document, card: seen.card, text: seen.text, nearest: true, marks: marksIn(seen.all), titleMarks: marksIn(tokens(seen.card[0], foldText)) };
    }));
    return { items, total: found.length, exact: true, counts };
  }

  // The longest runs of tokens of which all pairs stand somewhere.
  function runs(part, there) {
    const out = part.filter(token => there.has(token)).map(token => [token]);
    let from = 0;
    for (let i = 1; i <= part.length; i++) {
      if (i < part.length && there.has(pair(part[i - 1], part[i]))) continue;
      if (i - from > 1) out.push(part.slice(from, i));
      from = i;
    }
    return out;
  }

  function joined(marks) {
    const out = [];
    for (const [start, end] of marks.sort((a, b) => a[0] - b[0])) {
      const last = out[out.length - 1];
      if (last && start <= last[1]) last[1] = Math.max(last[1], end); else out.push([start, end]);
    }
    return out;
  }

  return nearest;
});
