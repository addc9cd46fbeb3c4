//! `datapackage.json` and its digest file.

use gongbao_base::digest::Digest;
use serde::{Deserialize, Serialize};

use crate::{
    digest::labelled,
    metadata::{SOFTWARE, SnapshotMetadata},
    stamp::Stamp,
};

/// Where the description stands.
pub const DATA_PACKAGE: &str = "datapackage.json";
/// Where its digest stands.
pub const DATA_PACKAGE_DIGEST: &str = "datapackage-digest.json";
/// The version of WACZ; viewers refuse the draft of 1.2.0.
/// The version of WACZ that snapshots have.
pub const VERSION: &str = "1.1.1";
const PROFILE: &str = "data-package";

/// The description of a snapshot. The order of fields is that of the bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DataPackage {
    profile: String,
    wacz_version: String,
    /// The site's name.
    pub title: String,
    #[serde(default)]
    description: String,
    /// The time of the snapshot.
    pub created: String,
    modified: String,
    software: String,
    /// The site's address.
    #[serde(rename = "mainPageUrl")]
    pub main_page_url: String,
    #[serde(rename = "mainPageDate")]
    main_page_date: String,
    /// The office that publishes.
    pub publisher: String,
    /// The labelled identity of all that it holds.
    #[serde(rename = "snapshotId")]
    pub snapshot_id: String,
    /// Link targets that were not there when the snapshot was made with `--allow-missing`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// The files in the zip.
    pub resources: Vec<Resource>,
}

/// One file in the zip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// A name of its own, in lower case.
    pub name: String,
    /// Its path in the zip.
    pub path: String,
    /// Its labelled digest.
    pub hash: String,
    /// Its length, unpacked.
    pub bytes: u64,
}

/// The digest file.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PackageDigest {
    /// `datapackage.json`.
    pub(crate) path: String,
    /// Its labelled digest.
    pub(crate) hash: String,
}

impl DataPackage {
    /// Describes a snapshot.
    pub(crate) fn new(
        metadata: &SnapshotMetadata,
        identity: &Digest,
        missing: Vec<String>,
        resources: Vec<Resource>,
    ) -> Self {
        let at = metadata.at.to_string();
        Self {
            profile: PROFILE.to_owned(),
            wacz_version: VERSION.to_owned(),
            title: metadata.title.clone(),
            description:
                "由生成器输出直接写成，没有经过网络抓取 (written from generator output; no crawl)"
                    .to_owned(),
            created: at.clone(),
            modified: at.clone(),
            software: SOFTWARE.to_owned(),
            main_page_url: metadata.base.clone(),
            main_page_date: at,
            publisher: metadata.operator.clone(),
            snapshot_id: labelled(identity),
            missing,
            resources,
        }
    }

    /// Whether profile, version and times are those of one snapshot of WACZ 1.1.1.
    pub(crate) fn is_sound(&self) -> bool {
        let name = |text: &str| {
            !text.is_empty()
                && text
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b))
        };
        self.profile == PROFILE
            && self.wacz_version == VERSION
            && Stamp::parse(&self.created).is_some_and(|at| at.to_string() == self.created)
            && self.modified == self.created
            && self.main_page_date == self.created
            && self.main_page_url.ends_with('/')
            && self.resources.iter().all(|resource| name(&resource.name))
    }
}

/// A value as one line of JSON.
pub(crate) fn json_line(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}
