//! What objects grew in does not outlive the next run.

use std::fs;

use super::machine::Machine;
use crate::store::{local::LocalStore, object_store::Store};
use gongbao_release::layout;

#[test]
fn what_a_killed_run_left_growing_is_cleared_and_nothing_else() {
    let machine = Machine::new();
    let root = machine.folder.join("www");
    let left = root.join(layout::part("releases/one/index.html"));
    let theirs = root.join(layout::parts()).join("notes.txt");
    fs::create_dir_all(root.join(layout::parts())).unwrap();
    fs::write(&left, "half").unwrap();
    fs::write(&theirs, "theirs").unwrap();
    LocalStore::new(&root).unwrap().clear_parts().unwrap();
    assert!(!left.exists() && theirs.exists());
}
