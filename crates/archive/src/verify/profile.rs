//! Whether the header of a record is as the standard asks, and the profile of these snapshots.

use super::warc_file::{WarcFile, Warcinfo};
use crate::warc::Record;

/// The longest media type, in bytes.
pub(super) const LONGEST_TYPE: usize = 255;

/// What is wrong with a record, in Chinese and in English.
type Defect = (&'static str, &'static str);

pub(super) fn check(record: &Record, file: &WarcFile<'_>, created: &str) -> Result<(), Defect> {
    let header = &record.header;
    if header.get("warc-date") != created {
        return Err(("时间和快照的时间不同", "its date is not that of the snapshot"));
    }
    if header.get("content-type").len() > LONGEST_TYPE {
        return Err(("类型过长", "its media type is too long"));
    }
    let id = header.get("warc-record-id");
    if !id.starts_with("<urn:uuid:") || !id.ends_with('>') {
        return Err(("没有编号", "it has no id"));
    }
    match &file.warcinfo {
        None => return check_warcinfo(record, file.name),
        Some(Warcinfo::Known { id, .. }) if header.get("warc-warcinfo-id") != id => {
            return Err(("不属于这份档案", "it does not belong to this file"));
        }
        Some(Warcinfo::Known { version, .. }) if header.version != *version => {
            return Err(("版本和档案说明的不同", "its version is not that of the file's warcinfo"));
        }
        Some(_) => {}
    }
    match header.get("warc-type") {
        "resource" if !header.has("warc-refers-to") && !header.has("warc-ip-address") => Ok(()),
        "revisit"
            if header.get("warc-profile") == header.version.identical_payload_profile()
                && record.size == 0
                && header.get("warc-refers-to-date") == created =>
        {
            Ok(())
        }
        _ => Err(("种类不对：只能是 resource 和 revisit", "its kind is not resource or revisit")),
    }
}

/// The first record of a WARC file.
fn check_warcinfo(record: &Record, name: &str) -> Result<(), Defect> {
    let header = &record.header;
    let sound = header.get("warc-type") == "warcinfo"
        && header.get("warc-filename") == name
        && !header.has("warc-target-uri");
    sound
        .then_some(())
        .ok_or(("第一条不是档案说明（warcinfo）", "the first is not the file's warcinfo"))
}
