//! A sample of a release, read through the public address as readers do.

use crate::{error::PublishError, work::WorkFiles};
use gongbao_content::settings::PublishTarget;
use gongbao_manifest::Class;
use gongbao_release::entry::{EntryState, ReleaseEntry};

/// Reads one file of each class, and the home page, of a work file of entries or operations.
pub(crate) fn check(
    target: &PublishTarget,
    work: &WorkFiles,
    name: &str,
) -> Result<(), PublishError> {
    read(target, &sample(work, name)?)
}

fn sample(work: &WorkFiles, name: &str) -> Result<Vec<ReleaseEntry>, PublishError> {
    let mut sample: Vec<ReleaseEntry> = Vec::new();
    for entry in work.read::<ReleaseEntry>(name)? {
        let entry = entry?;
        let wanted = entry.path == "index.html"
            || [Class::Asset, Class::Leaf, Class::List].iter().any(|class| {
                entry.class == *class && sample.iter().all(|known| known.class != *class)
            });
        // `404.html` is served with its own status by many servers.
        if wanted && entry.state == EntryState::Live && entry.path != "404.html" {
            sample.push(entry);
        }
    }
    Ok(sample)
}

#[cfg(feature = "network")]
fn read(target: &PublishTarget, sample: &[ReleaseEntry]) -> Result<(), PublishError> {
    use crate::store::{body, http::HttpTransport};
    use std::{io::Read, thread, time::Duration};

    let Some(base) = target.public_url.as_deref() else { return Ok(()) };
    let client = HttpTransport::new(1);
    for entry in sample {
        let address = entry
            .path
            .strip_suffix("index.html")
            .filter(|folder| folder.is_empty() || folder.ends_with('/'))
            .unwrap_or(&entry.path);
        let url =
            format!("{}/{}", base.trim_end_matches('/'), gongbao_base::address::encode(address));
        let equals = |reader: Option<Box<dyn Read>>| {
            reader
                .and_then(|reader| body::digest(reader).ok())
                .is_some_and(|(digest, _)| digest == entry.sha256)
        };
        // Caches in between may need a moment.
        let mut tries = 0..3;
        while !client.open(&url).is_ok_and(equals) {
            if tries.next().is_none() {
                return Err(PublishError::failed(
                    format!("从公开网址读到的内容不一致：{url}"),
                    format!("the public address does not give what was published: {url}"),
                ));
            }
            thread::sleep(Duration::from_millis(500));
        }
    }
    Ok(())
}

/// Without a network there is no public address to read.
#[cfg(not(feature = "network"))]
fn read(_: &PublishTarget, _: &[ReleaseEntry]) -> Result<(), PublishError> {
    Ok(())
}
