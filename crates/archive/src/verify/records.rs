//! The records: each as the standard asks, with the bytes of its digest, where the index says, and with no dead links.

use crate::codes;
use std::io::{Read, Seek};

use super::{
    Flaws,
    reading::{Damage, Looked, PATIENCE, Shown, Told, Warc},
};
use crate::{
    address,
    index::{REVISIT, digest, named},
    package::{self, Identity},
    page::Marks,
    snapshot::{Snapshot, find},
    version::Version,
    warc_read::Record,
};
use gongbao_base::digest::Digest;
use gongbao_container::{ContainerError, file_finding};

/// The longest media type, in bytes.
const LONGEST_TYPE: usize = 255;

/// What the records told.
pub(super) struct Seen {
    /// Bytes behind all addresses, each once.
    pub(super) bytes: u64,
    /// For each address, what its page shows.
    pub(super) texts: Vec<Text>,
}

/// What a page shows, as far as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Text {
    /// This is no page.
    None,
    /// The mark of title and text.
    Mark(Digest),
    /// The record cannot be read, which was told.
    Damaged,
}

pub(super) fn check<R: Read + Seek>(
    snapshot: &mut Snapshot<R>,
    known: &Marks,
    flaws: &mut Flaws,
) -> Result<Seen, ContainerError> {
    let count = snapshot.entries.len();
    let told = Told {
        base: &snapshot.package.main_page_url,
        created: &snapshot.package.created,
        missing: &snapshot.package.missing,
        entries: &snapshot.entries,
        known,
    };
    let mut met = Met {
        sizes: vec![None; count],
        texts: vec![Text::None; count],
        damaged: false,
        pointers: Vec::new(),
        bytes: 0,
    };
    // Sorted by file and place: the index lists them by address.
    let mut places: Vec<(u16, u64, u32)> =
        (0..).zip(told.entries).map(|(at, entry)| (entry.warc, entry.offset, at)).collect();
    places.sort_unstable();
    let mut patience = PATIENCE;
    for (number, name) in (0_u16..).zip(&snapshot.warcs) {
        let path = format!("archive/{name}");
        let Some(stored) = snapshot.zip.stored(&path) else { continue };
        let first = places.partition_point(|place| place.0 < number);
        let after = places.partition_point(|place| place.0 <= number);
        let mut cuts: Vec<u64> = places[first..after].iter().map(|place| place.1).collect();
        cuts.retain(|cut| *cut > 0 && *cut < stored.length);
        cuts.dedup();
        let mut part = Part { number, name, places: &places[first..after], info: None };
        let file = Warc { path, start: stored.start, length: stored.length, cuts };
        let read = file.read(snapshot.zip.raw(), &told, &mut patience, &mut |found| match found {
            Ok(looked) => met.take(&told, &mut part, looked, flaws),
            Err(damage) => met.damaged(&told, &mut part, damage, flaws),
        });
        if flaws.keep(read)?.is_some() && part.info.is_none() {
            flaws.say(file_finding(
                &codes::BAD_RECORD,
                name,
                "网页档案是空的",
                "the WARC file is empty",
            ));
        }
    }
    met.finish(&told, &snapshot.package.snapshot_id, flaws);
    Ok(Seen { bytes: met.bytes, texts: met.texts })
}

/// The WARC file whose records come.
struct Part<'a> {
    number: u16,
    name: &'a str,
    /// Where its records begin, as the index says, and which entries say so.
    places: &'a [(u16, u64, u32)],
    /// The first record, once that was met.
    info: Option<Info>,
}

/// What the first record of a WARC file tells.
enum Info {
    /// Its id, and the version of it and all that follow.
    Known(String, Version),
    /// It cannot be read, which was told.
    Damaged,
}

/// What was met so far.
struct Met {
    /// The length behind each address, once its record was met; 0 for a revisit until the end.
    sizes: Vec<Option<u64>>,
    texts: Vec<Text>,
    /// Whether some record could not be read.
    damaged: bool,
    /// Revisits and the media types they name.
    pointers: Vec<(usize, Box<str>)>,
    bytes: u64,
}

impl Met {
    fn take(&mut self, told: &Told<'_>, part: &mut Part<'_>, looked: Looked, flaws: &mut Flaws) {
        let Looked { record, page } = looked;
        let place = match record.head.get("warc-target-uri") {
            "" => format!("archive/{}", part.name),
            url => url.to_owned(),
        };
        if let Err((zh, en)) = shape(&record, part, told.created) {
            flaws.say(file_finding(&codes::BAD_RECORD, &place, zh, en));
        }
        if digest(record.head.get("warc-block-digest")) != Some(record.block) {
            flaws.say(file_finding(
                &codes::PAYLOAD_DIFFERS,
                &place,
                "记录的内容和它自己的校验值不符",
                "the record's bytes do not match its own digest",
            ));
        }
        if part.info.is_none() {
            let id = record.head.get("warc-record-id").to_owned();
            part.info = Some(Info::Known(id, record.head.version));
        } else {
            self.record(told, &record, page, part.number, &place, flaws);
        }
    }

    /// Tells of a record that cannot be read, by its address when the index has one for its place.
    fn damaged(&mut self, told: &Told<'_>, part: &mut Part<'_>, damage: Damage, flaws: &mut Flaws) {
        let Damage { at, mut finding } = damage;
        self.damaged = true;
        part.info.get_or_insert(Info::Damaged);
        let place = part.places.partition_point(|place| place.1 < at);
        if let Some((_, _, entry)) = part.places.get(place).filter(|place| place.1 == at) {
            let entry = *entry as usize;
            finding.place.file = told.entries[entry].url.to_string();
            self.sizes[entry] = Some(0);
            self.texts[entry] = Text::Damaged;
        }
        flaws.say(finding);
    }

    fn record(
        &mut self,
        told: &Told<'_>,
        record: &Record,
        page: Option<Shown>,
        warc: u16,
        url: &str,
        flaws: &mut Flaws,
    ) {
        let Some(at) = find(told.entries, url) else {
            flaws.say(file_finding(
                &codes::NOT_INDEXED,
                url,
                "这条记录不在索引里",
                "this record is not in the index",
            ));
            return;
        };
        if self.sizes[at].is_some() {
            flaws.say(file_finding(
                &codes::NOT_INDEXED,
                url,
                "同一个地址有两条记录",
                "this address has two records",
            ));
            return;
        }
        let entry = &told.entries[at];
        let revisit = record.head.get("warc-type") == "revisit";
        // A type that is too long was told.
        let media_type =
            Some(record.head.get("content-type")).filter(|text| text.len() <= LONGEST_TYPE);
        let media_type = media_type.unwrap_or_default();
        let mime = if revisit { REVISIT } else { address::plain(media_type) };
        let payload = digest(record.head.get("warc-payload-digest"));
        let same = entry.warc == warc
            && entry.offset == record.offset
            && entry.length == record.length
            && entry.record == record.packed
            && payload == Some(entry.digest)
            && *entry.mime == *mime;
        if !same {
            flaws.say(file_finding(
                &codes::INDEX_DIFFERS,
                url,
                "索引里的位置、长度、类型或校验值不是这条记录的",
                "place, length, type or digest in the index are not those of the record",
            ));
        }
        if !revisit && payload != Some(record.block) {
            flaws.say(file_finding(
                &codes::PAYLOAD_DIFFERS,
                url,
                "内容和校验值不符",
                "its bytes do not match its digest",
            ));
        }
        if address::path(told.base, url).is_none() {
            flaws.say(file_finding(
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
                || find(told.entries, target).is_none_or(|to| {
                    told.entries[to].digest != entry.digest || told.entries[to].is_revisit()
                })
            {
                flaws.say(file_finding(
                    &codes::BAD_REVISIT,
                    url,
                    "所指的记录不在，或内容不同",
                    "the record it points to is missing or has other bytes",
                ));
            }
            self.pointers.push((at, address::plain(media_type).into()));
        } else if let Some(page) = page {
            self.texts[at] = Text::Mark(page.mark);
            for link in page.dead {
                flaws.say(file_finding(
                    &codes::LINK_MISSING,
                    url,
                    format!("链接的 {link} 不在快照里"),
                    format!("it links {link}, which is not in the snapshot"),
                ));
            }
        }
    }

    /// Lines without a record; then the identity, which needs the lengths of all.
    fn finish(&mut self, told: &Told<'_>, id: &str, flaws: &mut Flaws) {
        for (entry, size) in told.entries.iter().zip(&self.sizes) {
            if size.is_none() {
                flaws.say(file_finding(
                    &codes::NOT_INDEXED,
                    &entry.url,
                    "索引里有这个地址，却没有它的记录",
                    "the index has this address, and there is no record of it",
                ));
            }
        }
        if self.damaged {
            return;
        }
        let mut lengths: Vec<(Digest, u64)> = told
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
        let mut files = Identity::with_capacity(told.entries.len());
        for (at, entry) in told.entries.iter().enumerate() {
            let named = self.pointers.binary_search_by_key(&at, |(at, _)| *at).ok();
            let mime = named.map_or(&*entry.mime, |at| &*self.pointers[at].1);
            files.push((&entry.digest, length(&entry.digest), mime, &*entry.url));
        }
        if named(&package::identity(files)) != id {
            flaws.say(file_finding(
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
fn shape(record: &Record, part: &Part<'_>, created: &str) -> Result<(), Wrong> {
    let head = &record.head;
    if head.get("warc-date") != created {
        return Err(("时间和快照的时间不同", "its date is not that of the snapshot"));
    }
    if head.get("content-type").len() > LONGEST_TYPE {
        return Err(("类型过长", "its media type is too long"));
    }
    let id = head.get("warc-record-id");
    if !id.starts_with("<urn:uuid:") || !id.ends_with('>') {
        return Err(("没有编号", "it has no id"));
    }
    let kind = head.get("warc-type");
    let version = match &part.info {
        None => {
            let sound = kind == "warcinfo"
                && head.get("warc-filename") == part.name
                && !head.has("warc-target-uri");
            return sound
                .then_some(())
                .ok_or(("第一条不是档案说明（warcinfo）", "the first is not the file's warcinfo"));
        }
        Some(Info::Known(info, _)) if head.get("warc-warcinfo-id") != info => {
            return Err(("不属于这份档案", "it does not belong to this file"));
        }
        Some(Info::Known(_, version)) if head.version != *version => {
            return Err(("版本和档案说明的不同", "its version is not that of the file's warcinfo"));
        }
        Some(_) => head.version,
    };
    match kind {
        "resource" if !head.has("warc-refers-to") && !head.has("warc-ip-address") => Ok(()),
        "revisit"
            if head.get("warc-profile") == version.same_bytes()
                && record.size == 0
                && head.get("warc-refers-to-date") == created =>
        {
            Ok(())
        }
        _ => Err(("种类不对：只能是 resource 和 revisit", "its kind is not resource or revisit")),
    }
}
