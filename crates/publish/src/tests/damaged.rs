//! Records on a store that somebody damaged: nothing panics, no page that readers can reach is lost, and a run that says it is
//! done has published what was built.

use proptest::prelude::*;

use super::{
    fuzz,
    machine::Machine,
    memory::MemoryStore,
    runs::{FIRST, SECOND, build, go_back, missing, publish_from, seen, with},
};
use crate::{publish, verify};

/// What became of an object.
#[derive(Clone, Debug)]
enum Damage {
    Cut(prop::sample::Index),
    Flipped(prop::sample::Index, u8),
    Twice,
    Replaced(Vec<u8>),
    Gone,
}

impl Damage {
    fn apply(&self, store: &MemoryStore, key: &str) {
        let mut bytes = store.objects().remove(key).unwrap_or_default();
        match self {
            Self::Gone => return store.lose(key),
            Self::Cut(at) => bytes.truncate(at.index(bytes.len() + 1)),
            Self::Twice => bytes.extend_from_within(..),
            Self::Replaced(other) => bytes.clone_from(other),
            Self::Flipped(_, _) if bytes.is_empty() => {}
            Self::Flipped(at, by) => {
                let at = at.index(bytes.len());
                bytes[at] ^= by;
            }
        }
        store.plant(key, &bytes);
    }
}

fn damage() -> impl Strategy<Value = Damage> {
    let index = any::<prop::sample::Index>;
    prop_oneof![
        index().prop_map(Damage::Cut),
        (index(), 1..=u8::MAX).prop_map(|(at, by)| Damage::Flipped(at, by)),
        Just(Damage::Twice),
        "[\\PC{}\":,0-9]{0,60}".prop_map(|text| Damage::Replaced(text.into_bytes())),
        prop::collection::vec(any::<u8>(), 0..60).prop_map(Damage::Replaced),
        Just(Damage::Gone),
    ]
}

/// Objects of Gongbao's own, and such as could be there.
fn own(store: &MemoryStore) -> Vec<String> {
    let there = store.objects().into_keys().filter(|key| key.starts_with(".gongbao/"));
    let others = ["lock", "lock/held", "pending.json", "history/a.json", "manifests/a.jsonl"];
    there.chain(others.map(|name| format!(".gongbao/{name}"))).collect()
}

#[test]
fn damaged_records_lose_no_page_and_nothing_is_called_done_that_is_not() {
    let machine = Machine::new();
    let published = MemoryStore::kinds().map(|store| {
        for site in [&SECOND[..], &FIRST[..]] {
            build(&machine, site);
            publish_from(&machine, &store);
        }
        store
    });
    let expected = build(&machine, &SECOND);
    let damages = prop::collection::vec((any::<prop::sample::Index>(), damage()), 1..4);
    fuzz::run((0..3_usize, 0..3_u8, damages), |(kind, run, damages)| {
        let store = published[*kind].copy();
        let before = seen(&store);
        for (at, damage) in damages {
            let keys = own(&store);
            damage.apply(&store, &keys[at.index(keys.len())]);
        }
        // What this machine remembers is of another store.
        let machine = Machine::new();
        build(&machine, &SECOND);
        let done = with(&machine, &store, |request| match run {
            0 => verify(request).map(|_| false),
            1 => go_back(request, &[]).map(|_| false),
            _ => publish(request, &|_, _| Ok(())).map(|_| true),
        });
        let mut tree = seen(&store);
        assert_eq!(missing(&tree), Vec::<String>::new());
        for path in before.keys().filter(|path| expected.contains_key(*path)) {
            assert!(tree.contains_key(path), "{path} is gone");
        }
        if matches!(done, Ok(true)) {
            tree.retain(|path, _| expected.contains_key(path));
            assert_eq!(tree, expected);
        }
    });
}
