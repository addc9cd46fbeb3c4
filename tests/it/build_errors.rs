//! A build that fails on this machine says what failed: the file of the content that could not be read, or the file of the
//! site that could not be written.

use std::{collections::BTreeMap, io};

use gongbao_render::{
    build::{BuildEnvironment, Built, build},
    error::BuildError,
    output::{MemorySink, Sink},
    theme::Theme,
};
use gongbao_site::plan::{Edition, Plan};

/// Keeps everything but one file.
struct FullAt(&'static str);

impl Sink for FullAt {
    fn put(&self, address: &str, _: &[u8]) -> io::Result<()> {
        if address == self.0 { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

fn built(
    read: &(dyn Fn(&str) -> io::Result<Vec<u8>> + Sync),
    sink: &dyn Sink,
) -> Result<Built, BuildError> {
    let site = crate::harness::showcase();
    let plan = Plan::new(&site, Edition::Online);
    let mut theme = Theme::new(&BTreeMap::new()).0.unwrap();
    build(
        &plan,
        &mut theme,
        &BuildEnvironment { read, sink, observer: &(), memo: &gongbao_base::memo::Memo::default() },
    )
}

#[test]
fn a_file_that_cannot_be_read_is_named_as_read() {
    let refuse = |_: &str| Err(io::ErrorKind::PermissionDenied.into());
    let error = built(&refuse, &MemorySink::default()).unwrap_err();
    assert!(
        matches!(&error, BuildError::Read(path, _) if path.starts_with("notices/")),
        "{error:?}"
    );
}

#[test]
fn a_file_that_cannot_be_written_is_named_as_written() {
    let empty = |_: &str| Ok(Vec::new());
    for address in ["index.html", "zz/index.html", "feed.xml", "search/fold.js", "manifest.json"] {
        let error = built(&empty, &FullAt(address)).unwrap_err();
        assert!(matches!(&error, BuildError::Write(at, _) if at == address), "{error:?}");
    }
}
