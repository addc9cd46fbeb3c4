//! Writes the index of a folder of notices, for measuring: `index SITE_DIR OUT_DIR`. Only `content/notices` is read.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a tool for measuring, never part of the program"
)]

use std::{
    collections::BTreeMap,
    env, fs,
    io::{self, Write as _},
    path::Path,
};

use gongbao_base::date::Date;
use gongbao_content::{document, kinds::Kind, settings};
use gongbao_search::error::IndexError;
use gongbao_site::{
    Site,
    plan::{Edition, Plan},
};

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (site, out) = (Path::new(&arguments[0]), Path::new(&arguments[1]));
    let (settings, _) =
        settings::read(&fs::read_to_string(site.join("content/site.yaml")).unwrap());
    let mut files: Vec<_> = fs::read_dir(site.join("content/notices"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    let kind = Kind::named("notices").unwrap();
    let documents = files.iter().map(|path| {
        let name = format!("notices/{}", path.file_name().unwrap().to_str().unwrap());
        document::read(
            &name,
            kind,
            &fs::read_to_string(path).unwrap(),
            &settings,
            gongbao_base::date::Date::default(),
        )
        .0
    });
    let documents = documents.collect();
    let site = Site::new(settings, Date::parse("2025-06-01").unwrap(), documents, BTreeMap::new());
    let plan = Plan::new(&site, Edition::Online);
    let files = gongbao_search::index(&plan, &|address: String, bytes: &[u8]| {
        let path = out.join(address);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        Ok::<(), IndexError>(())
    });
    io::stdout().write_all(format!("{} files\n", files.unwrap()).as_bytes()).unwrap();
}
