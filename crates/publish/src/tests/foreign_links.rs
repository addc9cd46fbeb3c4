//! Links that somebody else put into a target.

use std::{fs, os::unix::fs::symlink};

use super::{
    machine::Machine,
    runs::{FIRST, SECOND, build, with},
};
use crate::{publish, store::local::LocalStore};

#[test]
fn what_stands_behind_a_link_in_an_old_release_stays() {
    let machine = Machine::new();
    let store = LocalStore::new(&machine.folder.join("www")).unwrap();
    let run = || with(&machine, &store, |request| publish(request, &|_, _| Ok(()))).unwrap();
    build(&machine, &FIRST);
    let first = run().release.unwrap().id;
    let notices = machine.folder.join("www/releases").join(first).join("notices");
    let theirs = machine.folder.join("theirs");
    fs::rename(&notices, &theirs).unwrap();
    symlink(&theirs, &notices).unwrap();
    for round in 0..8 {
        build(&machine, if round % 2 == 0 { &SECOND } else { &FIRST });
        run();
    }
    assert!(theirs.join("a.html").exists(), "a file behind a link was deleted");
}
