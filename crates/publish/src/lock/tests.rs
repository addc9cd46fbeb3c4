//! Locks in every kind of store, with runs that are killed at every moment.

use std::fs;

use super::{PublishLock, unlock};
use crate::{
    error::PublishError,
    store::{local::LocalStore, object_store::Store},
    tests::{
        machine::Machine,
        memory::{CreationManner, MemoryStore},
    },
};
use gongbao_base::finding::Language;
use gongbao_release::layout;

const NOW: &str = "2024-06-01T08:30:00Z";

/// Takes the lock, and dies without letting go of it.
fn take(machine: &Machine, store: &dyn Store) -> Result<(), PublishError> {
    PublishLock::take(store, &machine.work(), NOW, false).map(|_| ())
}

fn take_and_release(machine: &Machine, store: &dyn Store) {
    let work = machine.work();
    PublishLock::take(store, &work, NOW, false).unwrap().release().unwrap();
}

fn refused(taken: Result<(), PublishError>) -> bool {
    taken.is_err_and(|error| {
        error.message(Language::English).starts_with("another publish is under way")
    })
}

#[test]
fn a_run_that_was_killed_while_it_took_the_lock_takes_it_back() {
    for (kind, _) in MemoryStore::kinds().iter().enumerate() {
        for moment in 1.. {
            let store = &MemoryStore::kinds()[kind];
            let machine = Machine::new();
            let killed = store.kill_at(moment, || take(&machine, store)).is_none();
            take_and_release(&machine, store);
            let left = store.objects().into_keys().find(|key| key.starts_with(&layout::lock()));
            assert_eq!(left, None, "kind {kind}, killed at {moment}");
            if !killed {
                assert!(moment > 4, "too few moments");
                break;
            }
        }
    }
}

#[test]
fn a_run_that_was_killed_twice_takes_its_lock_back() {
    for (kind, _) in MemoryStore::kinds().iter().enumerate() {
        for first in 1..9 {
            for second in 1..12 {
                let store = &MemoryStore::kinds()[kind];
                let machine = Machine::new();
                let _ = store.kill_at(first, || take(&machine, store));
                let _ = store.kill_at(second, || take(&machine, store));
                take_and_release(&machine, store);
            }
        }
    }
}

#[test]
fn a_lock_whose_answer_was_lost_is_held() {
    let store = MemoryStore::new(CreationManner::AskedTwice, false);
    take_and_release(&Machine::new(), &store);
    assert!(store.objects().is_empty());
}

#[test]
fn nobody_takes_the_lock_of_another_machine() {
    for store in MemoryStore::kinds() {
        let (machine, other) = (Machine::new(), Machine::new());
        take(&other, &store).unwrap();
        let before = store.objects();
        assert!(refused(take(&machine, &store)));
        // Also when this machine remembers that it tried, as it does now.
        assert!(refused(take(&machine, &store)));
        assert_eq!(store.objects(), before);
        take_and_release(&other, &store);
        take_and_release(&machine, &store);
    }
}

#[test]
fn a_lock_that_another_machine_is_just_making_is_left_alone() {
    for manner in [CreationManner::NameFirst, CreationManner::FolderFirst] {
        let store = MemoryStore::new(manner, false);
        let (machine, other) = (Machine::new(), Machine::new());
        let held = store.created_key(&layout::lock());
        // A run of this machine was killed with the lock, which was then removed by hand.
        take(&machine, &store).unwrap();
        unlock(&store).unwrap();
        // Another machine has made the lock and comes to write its token a little later.
        take(&other, &store).unwrap();
        let token = store.objects()[&held].clone();
        match manner {
            CreationManner::FolderFirst => store.delete(&held).unwrap(),
            _ => store.plant(&held, b""),
        }
        store.intrude(3, &held, &token);
        assert!(refused(take(&machine, &store)), "{manner:?}");
        assert_eq!(store.objects()[&held], token, "{manner:?}");
    }
}

#[test]
fn an_empty_lock_is_nobodys_to_take_who_never_made_one() {
    for manner in [CreationManner::NameFirst, CreationManner::FolderFirst] {
        let store = MemoryStore::new(manner, false);
        let (machine, other) = (Machine::new(), Machine::new());
        // Probing makes, fails to make and deletes; then comes the lock, and its token never.
        let moment = match manner {
            CreationManner::FolderFirst => 6,
            _ => 5,
        };
        for moment in moment..=moment + 1 {
            let _ = store.kill_at(moment, || take(&other, &store));
            if store.objects().keys().any(|key| key.starts_with(&layout::lock())) {
                break;
            }
        }
        let before = store.objects();
        assert!(!before.is_empty());
        assert!(refused(take(&machine, &store)), "{manner:?}");
        assert_eq!(store.objects(), before);
        take_and_release(&other, &store);
    }
}

#[test]
fn a_folder_is_locked_and_taken_back() {
    let (machine, other) = (Machine::new(), Machine::new());
    let root = machine.folder.join("www");
    let store = LocalStore::new(&root).unwrap();
    take(&machine, &store).unwrap();
    assert!(refused(take(&other, &store)));
    take_and_release(&machine, &store);
    // Killed between making the file and writing into it.
    take(&machine, &store).unwrap();
    fs::write(root.join(layout::lock()), "").unwrap();
    take_and_release(&machine, &store);
    take_and_release(&other, &store);
    assert!(!root.join(layout::lock()).exists());
}
