//! The records: each as the standard asks, with the bytes of its digest, where the index says, and with no dead links.

use std::io::{BufReader, Read, Seek, SeekFrom};

use rayon::prelude::*;

use super::{Flaws, layout};
use crate::{
    archive::{
        address,
        index::{REVISIT, digest, named},
        package::Identity,
        page,
        snapshot::{Entry, Snapshot, find},
        warc_read::{Head, Record, Records},
        warc_write::SAME_BYTES,
    },
    base::{codes, digest::Digest},
    seal::{Trouble, flaw},
};

/// Pages looked at together, and their bytes.
const BATCH: usize = 256;
const BATCH_BYTES: usize = 8 << 20;
/// A page that is longer is no page.
const PAGE: u64 = 16 << 20;

/// What the records told.
pub(super) struct Seen {
    /// Bytes behind all addresses, each once.
    pub(super) bytes: u64,
    /// For each address that is a page, a digest of its title and text.
    pub(super) texts: Vec<Option<u64>>,
}

/// The beginning of a digest of title and text.
pub(super) fn text_mark(title: &str, text: &str) -> u64 {
    let digest = Digest::of_parts([title.as_bytes(), text.as_bytes()]);
    digest.0[..8].iter().fold(0, |mark, byte| mark << 8 | u64::from(*byte))
}

pub(super) fn check<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    flaws: &mut Flaws,
) -> Result<Seen, Trouble> {
    let count = snapshot.entries.len();
    let mut reading = Reading {
        base: snapshot.package.main_page_url.clone(),
        created: snapshot.package.created.clone(),
        missing: snapshot.package.missing.clone(),
        entries: std::mem::take(&mut snapshot.entries),
        sizes: vec![None; count],
        texts: vec![None; count],
        waiting: Vec::new(),
        waiting_bytes: 0,
        pointers: Vec::new(),
        bytes: 0,
    };
    for (number, name) in snapshot.warcs.clone().iter().enumerate() {
        let path = format!("archive/{name}");
        let Some(stored) = snapshot.zip.stored(&path) else { continue };
        let reader = snapshot.zip.raw();
        reader.seek(SeekFrom::Start(stored.start))?;
        let input = BufReader::with_capacity(1 << 16, reader.by_ref().take(stored.length));
        let mut records = Records::new(input, &path, stored.length);
        let read = reading.file(&mut records, number, name, flaws);
        if flaws.keep(read)?.is_none() {
            continue;
        }
        let (whole, length) = records.finish();
        let listed = snapshot.package.resources.iter().find(|resource| resource.path == path);
        if listed.is_none_or(|resource| resource.hash != named(&whole) || resource.bytes != length)
        {
            flaws.say(layout::differs(&path));
        }
    }
    reading.settle(flaws);
    reading.finish(&snapshot.package.snapshot_id, flaws);
    snapshot.entries = reading.entries;
    Ok(Seen { bytes: reading.bytes, texts: reading.texts })
}

struct Reading {
    base: String,
    created: String,
    missing: Vec<String>,
    entries: Vec<Entry>,
    /// The length behind each address, once its record was met; 0 for a revisit until the end.
    sizes: Vec<Option<u64>>,
    texts: Vec<Option<u64>>,
    waiting: Vec<(usize, Vec<u8>)>,
    waiting_bytes: usize,
    /// Revisits and the media types they name.
    pointers: Vec<(usize, String)>,
    bytes: u64,
}

impl Reading {
    fn file<R: std::io::BufRead>(
        &mut self,
        records: &mut Records<R>,
        number: usize,
        name: &str,
        flaws: &mut Flaws,
    ) -> Result<(), Trouble> {
        let keep = |head: &Head| {
            head.get("content-type").starts_with("text/html")
                && head.get("warc-type") == "resource"
                && head.get("content-length").parse().is_ok_and(|length: u64| length <= PAGE)
        };
        let mut first = true;
        let mut info = String::new();
        while let Some(mut record) = records.next(&keep, &mut |_| Ok(()))? {
            let kept = record.kept.take();
            let place = match record.head.get("warc-target-uri") {
                "" => format!("archive/{name}"),
                url => url.to_owned(),
            };
            if let Err((zh, en)) = shape(&record, first, name, &info, &self.created) {
                flaws.say(flaw(&codes::BAD_RECORD, &place, zh, en));
            }
            if digest(record.head.get("warc-block-digest")) != Some(record.block) {
                flaws.say(flaw(
                    &codes::PAYLOAD_DIFFERS,
                    &place,
                    "记录的内容和它自己的校验值不符",
                    "the record's bytes do not match its own digest",
                ));
            }
            if first {
                record.head.get("warc-record-id").clone_into(&mut info);
                first = false;
                continue;
            }
            self.record(&record, kept, number, &place, flaws);
            if self.waiting.len() >= BATCH || self.waiting_bytes >= BATCH_BYTES {
                self.settle(flaws);
            }
        }
        if first {
            flaws.say(flaw(&codes::BAD_RECORD, name, "网页档案是空的", "the WARC file is empty"));
        }
        Ok(())
    }

    fn record(
        &mut self,
        record: &Record,
        kept: Option<Vec<u8>>,
        warc: usize,
        url: &str,
        flaws: &mut Flaws,
    ) {
        let Some(at) = find(&self.entries, url) else {
            flaws.say(flaw(
                &codes::NOT_INDEXED,
                url,
                "这条记录不在索引里",
                "this record is not in the index",
            ));
            return;
        };
        if self.sizes[at].is_some() {
            flaws.say(flaw(
                &codes::NOT_INDEXED,
                url,
                "同一个地址有两条记录",
                "this address has two records",
            ));
            return;
        }
        let entry = &self.entries[at];
        let revisit = record.head.get("warc-type") == "revisit";
        let media_type = record.head.get("content-type");
        let mime = if revisit { REVISIT } else { address::plain(media_type) };
        let payload = digest(record.head.get("warc-payload-digest"));
        let same = usize::from(entry.warc) == warc
            && entry.offset == record.offset
            && entry.length == record.length
            && entry.record == record.packed
            && payload == Some(entry.digest)
            && *entry.mime == *mime;
        if !same {
            flaws.say(flaw(
                &codes::INDEX_DIFFERS,
                url,
                "索引里的位置、长度、类型或校验值不是这条记录的",
                "place, length, type or digest in the index are not those of the record",
            ));
        }
        if !revisit && payload != Some(record.block) {
            flaws.say(flaw(
                &codes::PAYLOAD_DIFFERS,
                url,
                "内容和校验值不符",
                "its bytes do not match its digest",
            ));
        }
        if address::path(&self.base, url).is_none() {
            flaws.say(flaw(
                &codes::BAD_RECORD,
                url,
                "地址不在这个网站里，或写法不规范",
                "the address is not in this site, or not in its normal form",
            ));
        }
        self.sizes[at] = Some(record.size);
        self.bytes += record.size;
        if revisit {
            let target = record.head.get("warc-refers-to-target-uri");
            if target == url
                || find(&self.entries, target).is_none_or(|to| {
                    self.entries[to].digest != entry.digest || self.entries[to].is_revisit()
                })
            {
                flaws.say(flaw(
                    &codes::BAD_REVISIT,
                    url,
                    "所指的记录不在，或内容不同",
                    "the record it points to is missing or has other bytes",
                ));
            }
            self.pointers.push((at, address::plain(media_type).to_owned()));
        } else if let Some(bytes) = kept {
            self.waiting_bytes += bytes.len();
            self.waiting.push((at, bytes));
        }
    }

    /// Looks at the pages that wait: their text, and whether their links lead somewhere.
    fn settle(&mut self, flaws: &mut Flaws) {
        let waiting = std::mem::take(&mut self.waiting);
        self.waiting_bytes = 0;
        let looked: Vec<(usize, u64, Vec<String>)> = waiting
            .par_iter()
            .map(|(at, bytes)| {
                let path = address::path(&self.base, &self.entries[*at].url).unwrap_or_default();
                let page = page::read(bytes, &path, &self.base);
                let dead = |link: &String| {
                    find(&self.entries, &address::url(&self.base, link)).is_none()
                        && self.missing.binary_search(link).is_err()
                };
                let mark = text_mark(&page.title, &page.text);
                (*at, mark, page.links.into_iter().filter(dead).collect())
            })
            .collect();
        for (at, mark, dead) in looked {
            self.texts[at] = Some(mark);
            for link in dead {
                flaws.say(flaw(
                    &codes::LINK_MISSING,
                    &self.entries[at].url,
                    format!("链接的 {link} 不在快照里"),
                    format!("it links {link}, which is not in the snapshot"),
                ));
            }
        }
    }

    /// Lines without a record; then the identity, which needs the lengths of all.
    fn finish(&mut self, id: &str, flaws: &mut Flaws) {
        for (entry, size) in self.entries.iter().zip(&self.sizes) {
            if size.is_none() {
                flaws.say(flaw(
                    &codes::NOT_INDEXED,
                    &entry.url,
                    "索引里有这个地址，却没有它的记录",
                    "the index has this address, and there is no record of it",
                ));
            }
        }
        let mut lengths: Vec<(Digest, u64)> = self
            .entries
            .iter()
            .zip(&self.sizes)
            .filter(|(entry, _)| !entry.is_revisit())
            .map(|(entry, size)| (entry.digest, size.unwrap_or_default()))
            .collect();
        lengths.sort_unstable();
        let length = |digest: &Digest| {
            let at = lengths.binary_search_by_key(digest, |(digest, _)| *digest).ok();
            at.map_or(0, |at| lengths[at].1)
        };
        self.pointers.sort_unstable();
        let mut identity = Identity::default();
        for (at, entry) in self.entries.iter().enumerate() {
            let named = self.pointers.binary_search_by_key(&at, |(at, _)| *at).ok();
            let mime = named.map_or(&*entry.mime, |at| self.pointers[at].1.as_str());
            identity.take(&entry.digest, length(&entry.digest), mime, &entry.url);
        }
        if named(&identity.digest()) != id {
            flaws.say(flaw(
                &codes::WRONG_IDENTITY,
                "datapackage.json",
                "快照编号和全部文件的校验值不符",
                "the snapshot's id is not that of its files",
            ));
        }
    }
}

type Wrong = (&'static str, &'static str);

/// Whether a record is as the standard and the profile of these snapshots ask.
fn shape(record: &Record, first: bool, name: &str, info: &str, created: &str) -> Result<(), Wrong> {
    let head = &record.head;
    if head.get("warc-date") != created {
        return Err(("时间和快照的时间不同", "its date is not that of the snapshot"));
    }
    let id = head.get("warc-record-id");
    if !id.starts_with("<urn:uuid:") || !id.ends_with('>') {
        return Err(("没有编号", "it has no id"));
    }
    let kind = head.get("warc-type");
    if first {
        let sound =
            kind == "warcinfo" && head.get("warc-filename") == name && !head.has("warc-target-uri");
        return sound
            .then_some(())
            .ok_or(("第一条不是档案说明（warcinfo）", "the first is not the file's warcinfo"));
    }
    if head.get("warc-warcinfo-id") != info {
        return Err(("不属于这份档案", "it does not belong to this file"));
    }
    match kind {
        "resource" if !head.has("warc-refers-to") && !head.has("warc-ip-address") => Ok(()),
        "revisit"
            if head.get("warc-profile") == SAME_BYTES
                && record.size == 0
                && head.get("warc-refers-to-date") == created =>
        {
            Ok(())
        }
        _ => Err(("种类不对：只能是 resource 和 revisit", "its kind is not resource or revisit")),
    }
}
