//! Thousands of schedules of what stores do wrong, over whole publishes: what a reader can reach is never missing, the next
//! run completes by itself, and what a run calls done is so.

use std::{
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Mutex,
};

use super::{
    machine::Machine,
    memory::MemoryStore,
    runs::{FIRST, SECOND, SiteTree, build, go_back, missing, seen, with},
    simulated::SimulatedStore,
};
use crate::{publish, verify};
use gongbao_manifest::Class;

const THIRD: [(&str, Class, &str); 4] = [
    ("assets/site.2222222222.css", Class::Asset, "two"),
    ("index.html", Class::List, "notices/d.html\nassets/site.2222222222.css"),
    ("notices/a.pdf", Class::Asset, "first"),
    ("notices/d.html", Class::Leaf, "assets/site.2222222222.css\nnotices/a.pdf"),
];

/// How many schedules are run for each kind of store; `GONGBAO_SCHEDULES` says otherwise.
const SCHEDULES: u64 = 150;

/// What one schedule does.
struct Schedule {
    random: u64,
    machine: Machine,
    seed: u64,
    kind: usize,
}

impl Schedule {
    fn below(&mut self, bound: u64) -> u64 {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.random >> 33) % bound
    }

    fn name(&self) -> String {
        format!("kind {}, seed {}", self.kind, self.seed)
    }

    /// Publishes or goes back, with a store that does wrong, and dies or not.
    fn step(&mut self, store: &MemoryStore, expected: &SiteTree, back: bool) {
        let broken = Mutex::new(Vec::new());
        let watch = |store: &MemoryStore| {
            if let (Ok(mut broken), missing) = (broken.lock(), missing(&seen(store))) {
                broken.extend(missing);
            }
        };
        let (seed, rate) = (self.below(u64::MAX >> 34), [5, 20, 60][self.below(3) as usize]);
        let simulated = SimulatedStore::new(store, seed, rate, &watch);
        let done = catch_unwind(AssertUnwindSafe(|| {
            with(&self.machine, &simulated, |request| match back {
                true => go_back(request, &[]).map(|_| ()),
                false => publish(request, &|_, _| Ok(())).map(|_| ()),
            })
        }));
        simulated.end();
        let broken = broken.into_inner().unwrap();
        assert_eq!(broken, Vec::<String>::new(), "{}", self.name());
        if matches!(done, Ok(Ok(()))) && !back {
            self.holds(store, expected, "after a run that says it is done");
        }
    }

    /// Readers see the site that stands built, and nothing that was taken down.
    fn holds(&self, store: &MemoryStore, expected: &SiteTree, when: &str) {
        let mut tree = seen(store);
        // Styles of the site before stay for open pages.
        tree.retain(|path, _| expected.contains_key(path) || !path.starts_with("assets/"));
        assert_eq!(tree, *expected, "{when}, {}", self.name());
    }
}

fn run(kind: usize, seed: u64) {
    let store = &MemoryStore::kinds()[kind];
    let random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ kind as u64;
    let mut schedule = Schedule { random, machine: Machine::new(), seed, kind };
    let mut expected = build(&schedule.machine, &FIRST);
    super::runs::publish_from(&schedule.machine, store);
    for _ in 0..1 + schedule.below(4) {
        let sites = [&FIRST[..], &SECOND[..], &THIRD[..]];
        let back = schedule.below(8) == 0;
        if !back {
            let next = sites[schedule.below(3) as usize];
            expected = build(&schedule.machine, next);
        }
        schedule.step(store, &expected, back);
    }
    // Nobody unlocks and nobody cleans up: the next honest run does all of it.
    let published = with(&schedule.machine, store, |request| publish(request, &|_, _| Ok(())));
    assert!(published.is_ok(), "{:?}, {}", published.err(), schedule.name());
    schedule.holds(store, &expected, "after an honest run");
    let found = with(&schedule.machine, store, verify).map(|found| found.named);
    assert!(matches!(&found, Ok(named) if named.is_empty()), "{found:?}, {}", schedule.name());
    let objects = store.objects();
    for id in objects.keys().filter_map(|key| key.strip_prefix(".gongbao/manifests/")) {
        let record = format!(".gongbao/history/{}", id.replace(".jsonl", ".json"));
        assert!(objects.contains_key(&record), "{id} is left, {}", schedule.name());
    }
    let scraps = store.objects().into_keys().filter(|key| {
        let own = key.strip_prefix(".gongbao/");
        own.is_some_and(|own| {
            ["lock", "probe", "pending", "part"].iter().any(|it| own.starts_with(it))
        })
    });
    assert_eq!(scraps.collect::<Vec<_>>(), Vec::<String>::new(), "{}", schedule.name());
    let _ = fs::remove_dir_all(&schedule.machine.folder);
}

#[test]
fn whatever_a_store_does_nothing_is_missing_and_the_next_run_completes() {
    let given = std::env::var("GONGBAO_SCHEDULES").ok().and_then(|text| text.parse().ok());
    let from = std::env::var("GONGBAO_SCHEDULE").ok().and_then(|text| text.parse().ok());
    for kind in 0..MemoryStore::kinds().len() {
        let (first, count) = from.map_or((1, given.unwrap_or(SCHEDULES)), |seed| (seed, 1));
        (first..first + count).for_each(|seed| run(kind, seed));
    }
}
