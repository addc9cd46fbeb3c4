//! Whole runs against stores in memory, killed at every moment: nothing a reader can reach is ever missing, and the next
//! run completes.

use std::{collections::BTreeMap, fs};

use crate::{
    PublishError, PublishObserver, PublishOutcome, PublishRequest, RollbackTask, publish, rollback,
    store::object_store::Store,
    tests::{machine::Machine, memory::MemoryStore},
    verify,
};
use gongbao_base::{digest::Digest, finding::Message};
use gongbao_content::{fields::Slug, settings::PublishTarget};
use gongbao_manifest::{Class, ManifestEntry};

pub(super) type SiteTree = BTreeMap<String, String>;

/// A page's text names what it needs, one path a line.
pub(super) const FIRST: [(&str, Class, &str); 5] = [
    ("assets/site.1111111111.css", Class::Asset, "one"),
    ("index.html", Class::List, "notices/a.html\nnotices/b.html\nassets/site.1111111111.css"),
    ("notices/a.html", Class::Leaf, "assets/site.1111111111.css\nnotices/a.pdf"),
    ("notices/a.pdf", Class::Asset, "first"),
    ("notices/b.html", Class::Leaf, "assets/site.1111111111.css"),
];

pub(super) const SECOND: [(&str, Class, &str); 6] = [
    ("assets/site.2222222222.css", Class::Asset, "two"),
    ("index.html", Class::List, "notices/a.html\nnotices/c.html\nassets/site.2222222222.css"),
    ("notices/a.html", Class::Leaf, "assets/site.2222222222.css\nnotices/a.pdf"),
    ("notices/a.pdf", Class::Asset, "second"),
    ("notices/c.html", Class::Leaf, "assets/site.2222222222.css\nnotices/c.pdf"),
    ("notices/c.pdf", Class::Asset, "third"),
];

/// Builds a site on a machine.
pub(super) fn build(machine: &Machine, files: &[(&str, Class, &str)]) -> SiteTree {
    let out = machine.out();
    let _ = fs::remove_dir_all(&out);
    let entries = files.iter().map(|(path, class, text)| {
        let file = out.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
        ManifestEntry {
            path: (*path).to_owned(),
            length: text.len() as u64,
            sha256: Digest::of(text.as_bytes()).hex(),
            class: Some(*class),
        }
    });
    let manifest = gongbao_manifest::write(entries, &[]).unwrap();
    fs::write(out.join(gongbao_manifest::PATH), &manifest).unwrap();
    let manifest = (gongbao_manifest::PATH.to_owned(), String::from_utf8(manifest).unwrap());
    let files = files.iter().map(|(path, _, text)| ((*path).to_owned(), (*text).to_owned()));
    files.chain([manifest]).collect()
}

/// Does something with a target of a machine.
/// Goes to the release before, unless it would bring one of these pages back.
pub(super) fn go_back(
    request: &PublishRequest<'_>,
    down: &[&str],
) -> Result<PublishOutcome, PublishError> {
    let down = down.iter().map(|page| (*page).to_owned()).collect();
    let judge = |back: &[String]| Some(Message::new(back.join("、"), back.join(", ")));
    rollback(request, &RollbackTask { to: None, down: &down, judge: &judge })
}

pub(super) fn with<T>(
    machine: &Machine,
    store: &dyn Store,
    run: impl FnOnce(&PublishRequest<'_>) -> T,
) -> T {
    let target = PublishTarget {
        name: Slug("portal".to_owned()),
        connections: Some(1),
        max_delete: Some(100),
        ..PublishTarget::default()
    };
    run(&PublishRequest {
        target: &target,
        store,
        out: &machine.out(),
        now: "2024-06-01T08:30:00Z",
        single_writer: false,
        max_delete: None,
        observer: &Silence,
    })
}

pub(super) fn publish_from(machine: &Machine, store: &MemoryStore) -> PublishOutcome {
    with(machine, store, |request| publish(request, &|_, _| Ok(()))).unwrap()
}

struct Silence;

impl PublishObserver for Silence {
    fn phase(&self, _: &Message, _: u64) {}
    fn tick(&self) {}
    fn say(&self, _: &Message) {}
}

/// What readers see.
pub(super) fn seen(store: &MemoryStore) -> SiteTree {
    let root = match store.as_folders() {
        Some(folders) => match folders.current().unwrap() {
            Some(folder) => format!("{folder}/"),
            None => return SiteTree::new(),
        },
        None => String::new(),
    };
    let objects = store.objects().into_iter().filter_map(|(key, bytes)| {
        let path = key.strip_prefix(&root)?;
        let own = path.starts_with(".gongbao/");
        (!own).then(|| (path.to_owned(), String::from_utf8(bytes).unwrap()))
    });
    objects.collect()
}

/// What pages need and is not there.
pub(super) fn missing(tree: &SiteTree) -> Vec<String> {
    let pages = tree.iter().filter(|(path, _)| path.ends_with(".html"));
    let needed = pages.flat_map(|(page, text)| text.lines().map(move |needed| (page, needed)));
    needed
        .filter(|(_, needed)| !tree.contains_key(*needed))
        .map(|(page, needed)| format!("{page} needs {needed}"))
        .collect()
}

/// Kills a run at every moment, looks at what readers see, and lets the next publish complete. The target has what was
/// published to `start` before, and `expected` is the site that stands built.
fn kill_at_every_moment(
    machine: &Machine,
    start: &MemoryStore,
    expected: &SiteTree,
    run: impl Fn(&MemoryStore),
) {
    let before = seen(start);
    for moment in 1.. {
        let store = start.copy();
        let killed = store.kill_at(moment, || run(&store)).is_none();
        let tree = seen(&store);
        assert_eq!(missing(&tree), Vec::<String>::new(), "killed at {moment}");
        for path in before.keys().filter(|path| expected.contains_key(*path)) {
            assert!(tree.contains_key(path), "{path} is gone, killed at {moment}");
        }
        publish_from(machine, &store);
        let mut tree = seen(&store);
        let stays = |path: &String| expected.contains_key(path) || !path.ends_with(".html");
        assert!(tree.keys().all(stays), "{tree:?}, killed at {moment}");
        tree.retain(|path, _| expected.contains_key(path));
        assert_eq!(tree, *expected, "killed at {moment}");
        assert!(publish_from(machine, &store).release.is_none(), "killed at {moment}");
        if !killed {
            assert!(moment > 25, "too few moments");
            return;
        }
    }
}

#[test]
fn a_publish_that_is_killed_leaves_nothing_missing() {
    for store in MemoryStore::kinds() {
        let machine = Machine::new();
        build(&machine, &FIRST);
        publish_from(&machine, &store);
        let expected = build(&machine, &SECOND);
        kill_at_every_moment(&machine, &store, &expected, |store| {
            publish_from(&machine, store);
        });
    }
}

#[test]
fn a_rollback_that_is_killed_leaves_nothing_missing() {
    for store in MemoryStore::kinds() {
        let machine = Machine::new();
        for site in [&FIRST[..], &SECOND[..]] {
            build(&machine, site);
            publish_from(&machine, &store);
        }
        let expected = build(&machine, &FIRST);
        kill_at_every_moment(&machine, &store, &expected, |store| {
            with(&machine, store, |request| go_back(request, &[])).unwrap();
        });
    }
}

#[test]
fn what_was_published_is_verified_and_gone_back_to() {
    for store in MemoryStore::kinds() {
        let machine = Machine::new();
        let first = build(&machine, &FIRST);
        publish_from(&machine, &store);
        build(&machine, &SECOND);
        publish_from(&machine, &store);
        assert_eq!(with(&machine, &store, verify).unwrap().wrong, 0);
        with(&machine, &store, |request| go_back(request, &[])).unwrap();
        let found = with(&machine, &store, verify).unwrap();
        assert_eq!((found.wrong, found.release.unwrap().files), (0, first.len() as u64));
        let page = store.objects().into_keys().find(|key| key.ends_with("notices/b.html")).unwrap();
        store.plant(&page, b"other");
        assert_eq!(with(&machine, &store, verify).unwrap().wrong, 1);
    }
}

#[test]
fn what_was_taken_down_does_not_come_back_unasked() {
    for store in MemoryStore::kinds() {
        let machine = Machine::new();
        build(&machine, &FIRST);
        publish_from(&machine, &store);
        build(&machine, &SECOND);
        publish_from(&machine, &store);
        let before = store.objects();
        for (down, told) in
            [("notices/a.html", "notices/a.html"), ("notices/b.html", "notices/b.html")]
        {
            let refused = with(&machine, &store, |request| go_back(request, &[down]));
            assert!(matches!(refused, Err(PublishError::Refused(why)) if why.zh == told));
            assert_eq!(store.objects(), before);
        }
        with(&machine, &store, |request| go_back(request, &["notices/none.html"])).unwrap();
    }
}
