//! Each record against the index: its bytes of its digest, where the index says, once, and with no dead links.

use gongbao_base::digest::Digest;

use super::{
    chunks::UnreadableRecord,
    findings::FindingList,
    identity::identity_of,
    profile::{self, LONGEST_TYPE},
    scan::{Claims, PageFacts, RecordScan},
    warc_file::{WarcFile, Warcinfo},
};
use crate::{
    address,
    cdxj::{REVISIT, mime},
    codes::{
        BAD_RECORD, BAD_REVISIT, INDEX_DIFFERS, LINK_MISSING, NOT_INDEXED, PAYLOAD_DIFFERS,
        WRONG_IDENTITY,
    },
    digest::{labelled, parse_labelled},
    snapshot::find,
    wacz::DATA_PACKAGE,
    warc::Record,
};

/// What a page shows, as far as that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageState {
    /// This is no page.
    NoPage,
    /// The digest of title and text.
    Text(Digest),
    /// The record cannot be read, which was told.
    Damaged,
}

/// What the records told so far.
pub(super) struct RecordTally<'a> {
    claims: &'a Claims<'a>,
    pub(super) findings: &'a mut FindingList,
    /// The length behind each address, once its record came; 0 for a revisit until the end.
    sizes: Vec<Option<u64>>,
    pages: Vec<PageState>,
    /// Whether some record could not be read.
    damaged: bool,
    /// Revisits and the media types they name.
    revisits: Vec<(usize, Box<str>)>,
}

impl<'a> RecordTally<'a> {
    pub(super) fn new(claims: &'a Claims<'a>, findings: &'a mut FindingList) -> Self {
        let count = claims.entries.len();
        Self {
            claims,
            findings,
            sizes: vec![None; count],
            pages: vec![PageState::NoPage; count],
            damaged: false,
            revisits: Vec::new(),
        }
    }

    pub(super) fn take(&mut self, file: &mut WarcFile<'_>, scan: RecordScan) {
        let RecordScan { record, page } = scan;
        let place = match record.header.get("warc-target-uri") {
            "" => format!("archive/{}", file.name),
            url => url.to_owned(),
        };
        if let Err((zh, en)) = profile::check(&record, file, self.claims.created) {
            self.findings.add(&BAD_RECORD, &place, zh, en);
        }
        if parse_labelled(record.header.get("warc-block-digest")) != Some(record.block_digest) {
            self.findings.add(
                &PAYLOAD_DIFFERS,
                &place,
                "记录的内容和它自己的校验值不符",
                "the record's bytes do not match its own digest",
            );
        }
        if file.warcinfo.is_none() {
            let id = record.header.get("warc-record-id").to_owned();
            file.warcinfo = Some(Warcinfo::Known { id, version: record.header.version });
        } else {
            self.take_capture(&record, page, file.number, &place);
        }
    }

    /// Tells of a record that cannot be read, by its address when the index has one for its place.
    pub(super) fn take_unreadable(&mut self, file: &mut WarcFile<'_>, record: UnreadableRecord) {
        let UnreadableRecord { at, mut finding } = record;
        self.damaged = true;
        file.warcinfo.get_or_insert(Warcinfo::Damaged);
        let first = file.places.partition_point(|place| place.offset < at);
        if let Some(place) = file.places.get(first).filter(|place| place.offset == at) {
            let entry = place.entry as usize;
            finding.place.file = self.claims.entries[entry].url.to_string();
            self.sizes[entry] = Some(0);
            self.pages[entry] = PageState::Damaged;
        }
        self.findings.push(finding);
    }

    /// A record behind the first one of its file.
    fn take_capture(&mut self, record: &Record, page: Option<PageFacts>, warc: u16, url: &str) {
        let Some(at) = find(self.claims.entries, url) else {
            self.findings.add(
                &NOT_INDEXED,
                url,
                "这条记录不在索引里",
                "this record is not in the index",
            );
            return;
        };
        if self.sizes[at].is_some() {
            self.findings.add(
                &NOT_INDEXED,
                url,
                "同一个地址有两条记录",
                "this address has two records",
            );
            return;
        }
        let is_revisit = record.header.get("warc-type") == "revisit";
        // A type that is too long was told.
        let media_type = match record.header.get("content-type") {
            text if text.len() <= LONGEST_TYPE => mime(text),
            _ => "",
        };
        self.compare(record, at, warc, (!is_revisit).then_some(media_type));
        self.sizes[at] = Some(record.size);
        if is_revisit {
            self.check_revisit(record, at);
            self.revisits.push((at, media_type.into()));
        } else if let Some(page) = page {
            self.take_page(page, at);
        }
    }

    /// Compares a record with its entry; a revisit has no media type of its own.
    fn compare(&mut self, record: &Record, at: usize, warc: u16, media_type: Option<&str>) {
        let entry = &self.claims.entries[at];
        let payload = parse_labelled(record.header.get("warc-payload-digest"));
        let same = entry.warc == warc
            && entry.offset == record.offset
            && entry.length == record.length
            && entry.record == record.packed
            && payload == Some(entry.digest)
            && *entry.mime == *media_type.unwrap_or(REVISIT);
        if !same {
            self.findings.add(
                &INDEX_DIFFERS,
                &entry.url,
                "索引里的位置、长度、类型或校验值不是这条记录的",
                "place, length, type or digest in the index are not those of the record",
            );
        }
        if media_type.is_some() && payload != Some(record.block_digest) {
            self.findings.add(
                &PAYLOAD_DIFFERS,
                &entry.url,
                "内容和校验值不符",
                "its bytes do not match its digest",
            );
        }
        if address::path(self.claims.base, &entry.url).is_none() {
            self.findings.add(
                &BAD_RECORD,
                &entry.url,
                "地址不在这个网站里，或写法不规范",
                "the address is not in this site, or not in its normal form",
            );
        }
    }

    /// A revisit points to another address with the same bytes, which holds them.
    fn check_revisit(&mut self, record: &Record, at: usize) {
        let entries = self.claims.entries;
        let entry = &entries[at];
        let target = record.header.get("warc-refers-to-target-uri");
        let holds = |to: usize| entries[to].digest == entry.digest && !entries[to].is_revisit();
        if target == &*entry.url || !find(entries, target).is_some_and(holds) {
            self.findings.add(
                &BAD_REVISIT,
                &entry.url,
                "所指的记录不在，或内容不同",
                "the record it points to is missing or has other bytes",
            );
        }
    }

    fn take_page(&mut self, page: PageFacts, at: usize) {
        self.pages[at] = PageState::Text(page.digest);
        for link in page.dead_links {
            self.findings.add(
                &LINK_MISSING,
                &self.claims.entries[at].url,
                format!("链接的 {link} 不在快照里"),
                format!("it links {link}, which is not in the snapshot"),
            );
        }
    }

    /// Lines without a record; then the identity, which needs the lengths of all. Gives what each page shows.
    pub(super) fn finish(mut self, snapshot_id: &str) -> Vec<PageState> {
        for (entry, size) in self.claims.entries.iter().zip(&self.sizes) {
            if size.is_none() {
                self.findings.add(
                    &NOT_INDEXED,
                    &entry.url,
                    "索引里有这个地址，却没有它的记录",
                    "the index has this address, and there is no record of it",
                );
            }
        }
        self.revisits.sort_unstable();
        let is_wrong = || {
            let identity = identity_of(self.claims.entries, &self.sizes, &self.revisits);
            labelled(&identity) != snapshot_id
        };
        if !self.damaged && is_wrong() {
            self.findings.add(
                &WRONG_IDENTITY,
                DATA_PACKAGE,
                "快照编号和全部文件的校验值不符",
                "the snapshot's id is not that of its files",
            );
        }
        self.pages
    }
}
