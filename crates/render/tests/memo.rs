//! A build with a memo writes what changed, and gives what a build without one gives.

#![allow(clippy::unwrap_used, reason = "a helper of tests")]

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    sync::Mutex,
};

use gongbao_base::{date::Date, digest::Digest, memo::Memo};
use gongbao_content::{document, kinds::Kind, settings};
use gongbao_render::{
    build::{BuildEnvironment, build},
    output::{Output, Outputs, Sink},
    theme::Theme,
};
use gongbao_site::{
    Site,
    plan::{Edition, Plan},
};

/// A site that is there already, and what is written over it.
#[derive(Default)]
struct LiveSite {
    live: BTreeMap<String, Vec<u8>>,
    written: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl Sink for LiveSite {
    fn put(&self, address: &str, bytes: &[u8]) -> io::Result<()> {
        self.written.lock().unwrap().insert(address.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn keep(&self, address: &str, output: &Output) -> bool {
        self.live.get(address).is_some_and(|bytes| Digest::of(bytes) == output.digest)
    }
}

/// Builds notices with these texts over a live site: what was written, and all that the site has then.
fn built(
    texts: &[String],
    memo: &Memo,
    live: BTreeMap<String, Vec<u8>>,
) -> (BTreeMap<String, Vec<u8>>, Outputs) {
    let (settings, _) = settings::read(
        "name: 测试站\nurl: https://test.example/\norg: {name: 测试街道办事处}\nprecompress: true\n",
    );
    let documents = texts.iter().enumerate().map(|(number, text)| {
        let text = format!("---\ntitle: 第{number}号\npublished: 2024-03-01\n---\n{text}\n");
        document::read(
            &format!("notices/n{number}.md"),
            Kind::named("notice").unwrap(),
            &text,
            &settings,
            Date::default(),
        )
    });
    let documents = documents.map(|read| read.0).collect();
    let site =
        Site::new(settings.clone(), Date::parse("2024-06-01").unwrap(), documents, BTreeMap::new());
    let sink = LiveSite { live, written: Mutex::default() };
    let environment =
        BuildEnvironment { read: &|_| Ok(Vec::new()), sink: &sink, observer: &(), memo };
    let plan = Plan::new(&site, Edition::Online);
    let outputs =
        build(&plan, &mut Theme::new(&BTreeMap::new()).0.unwrap(), &environment).unwrap().outputs;
    (sink.written.into_inner().unwrap(), outputs)
}

#[test]
fn only_what_changed_is_made_and_all_of_it_is_listed() {
    let version = Digest::of(b"1");
    let mut texts: Vec<String> =
        (0..30).map(|number| format!("第{number}件事，请各社区办理。").repeat(40)).collect();
    let first = Memo::default();
    let (live, before) = built(&texts, &first, BTreeMap::new());
    let pages = |written: &BTreeMap<String, Vec<u8>>| -> BTreeSet<String> {
        let made = |path: &&String| path.contains(".html") || path.starts_with("search/");
        written.keys().filter(made).cloned().collect()
    };
    assert!(pages(&live).len() > 100);
    let second = Memo::from_bytes(&first.into_bytes(&version), &version).unwrap();
    let (written, again) = built(&texts, &second, live.clone());
    assert_eq!((pages(&written), again == before), (BTreeSet::new(), true), "nothing changed");
    // What someone took away is made again.
    let third = Memo::from_bytes(&second.into_bytes(&version), &version).unwrap();
    let mut less = live.clone();
    less.remove("notices/n3.html.br");
    let (written, again) = built(&texts, &third, less);
    assert!(
        pages(&written).contains("notices/n3.html") && !pages(&written).contains("notices/n4.html")
    );
    assert!(again == before);
    let fourth = Memo::from_bytes(&third.into_bytes(&version), &version).unwrap();
    texts[7].push_str("另行通知。");
    let (written, warm) = built(&texts, &fourth, live);
    let (cold, expected) = built(&texts, &Memo::default(), BTreeMap::new());
    assert!(warm == expected, "as from nothing");
    assert!(written.iter().all(|(path, bytes)| cold.get(path) == Some(bytes)));
    let html: Vec<String> =
        pages(&written).into_iter().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(html, ["notices/n7.html"]);
}
