//! `datapackage.json`, its digest file, and the identity of a snapshot.

use serde::{Deserialize, Serialize};

use super::{About, SOFTWARE, index::named};
use gongbao_base::digest::Digest;

/// Where it stands.
pub const PACKAGE: &str = "datapackage.json";
/// Where its digest stands.
pub const DIGEST: &str = "datapackage-digest.json";
/// The version of WACZ; viewers refuse the draft of 1.2.0.
pub const VERSION: &str = "1.1.1";
const PROFILE: &str = "data-package";

/// The description of a snapshot. The order of fields is that of the bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Package {
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
    /// `sha256:` and the digest over all files, above compression.
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
    /// `sha256:` and its digest.
    pub hash: String,
    /// Its length, unpacked.
    pub bytes: u64,
}

/// The digest file.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sealed {
    /// `datapackage.json`.
    pub path: String,
    /// `sha256:` and its digest.
    pub hash: String,
}

impl Package {
    /// Describes a snapshot.
    #[must_use]
    pub fn new(about: &About, id: &Digest, missing: Vec<String>, resources: Vec<Resource>) -> Self {
        let at = about.at.to_string();
        Self {
            profile: PROFILE.to_owned(),
            wacz_version: VERSION.to_owned(),
            title: about.title.clone(),
            description:
                "由生成器输出直接写成，没有经过网络抓取 (written from generator output; no crawl)"
                    .to_owned(),
            created: at.clone(),
            modified: at.clone(),
            software: SOFTWARE.to_owned(),
            main_page_url: about.base.clone(),
            main_page_date: at,
            publisher: about.operator.clone(),
            snapshot_id: named(id),
            missing,
            resources,
        }
    }

    /// Whether profile, version and times are those of one snapshot of WACZ 1.1.1.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let name = |text: &str| {
            !text.is_empty()
                && text
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_.".contains(&b))
        };
        self.profile == PROFILE
            && self.wacz_version == VERSION
            && super::stamp::Stamp::parse(&self.created)
                .is_some_and(|at| at.to_string() == self.created)
            && self.modified == self.created
            && self.main_page_date == self.created
            && self.main_page_url.ends_with('/')
            && self.resources.iter().all(|resource| name(&resource.name))
    }
}

/// The bytes of a JSON file of the zip.
pub(super) fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// For each address digest and length of its bytes, media type, and the address.
pub type Identity<'a> = Vec<(&'a Digest, u64, &'a str, &'a str)>;

/// The identity of a snapshot: the SHA-256 of the sorted lines `sha256  bytes  mime  url`.
#[must_use]
pub fn identity(mut files: Identity<'_>) -> Digest {
    // The order of the lines, without the lines: what follows a shorter part is a space, which sorts before all else.
    files.sort_unstable_by(|a, b| {
        let length = || a.1.to_string().cmp(&b.1.to_string());
        a.0.cmp(b.0).then_with(length).then_with(|| (a.2, a.3).cmp(&(b.2, b.3)))
    });
    let mut stream = gongbao_container::hash::HashStream::new(std::io::sink());
    for (digest, length, mime, url) in files {
        // A sink takes everything.
        let _ = std::io::Write::write_fmt(
            &mut stream,
            format_args!("{}  {length}  {mime}  {url}\n", digest.hex()),
        );
    }
    stream.finish().sha256
}
