//! What can be tried on any system.

use std::{cell::Cell, fs, io, path::Path};

use super::{exchange_in_steps, patiently, restore, shown};

fn scratch(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("gongbao-system-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn an_exchange_in_steps_puts_the_new_folder_in_place_or_leaves_the_old() {
    let folder = scratch("steps");
    let [new, live, aside] = ["new", "live", "aside"].map(|name| folder.join(name));
    for (path, text) in [(&new, "new"), (&live, "old"), (&aside, "older")] {
        fs::create_dir(path).unwrap();
        fs::write(path.join("a"), text).unwrap();
    }
    exchange_in_steps(&new, &live, &aside).unwrap();
    assert_eq!(fs::read_to_string(live.join("a")).unwrap(), "new");
    assert_eq!(fs::read_to_string(aside.join("a")).unwrap(), "old");
    // There is no new one any more: the second step fails, and the first is taken back.
    exchange_in_steps(&new, &live, &aside).unwrap_err();
    assert_eq!(fs::read_to_string(live.join("a")).unwrap(), "new");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_exchange_that_was_cut_between_its_steps_is_brought_back() {
    let folder = scratch("cut");
    let [live, aside] = ["live", "aside"].map(|name| folder.join(name));
    restore(&live, &aside).unwrap();
    assert!(!live.exists());
    fs::create_dir(&aside).unwrap();
    restore(&live, &aside).unwrap();
    assert!(live.exists() && !aside.exists());
    fs::create_dir(&aside).unwrap();
    restore(&live, &aside).unwrap();
    assert!(live.exists() && !aside.exists());
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_held_file_is_tried_again_and_another_failure_is_told_at_once() {
    let tries = Cell::new(0);
    let held = |error: &io::Error| error.kind() == io::ErrorKind::ResourceBusy;
    let act = |kind: io::ErrorKind| {
        tries.set(tries.get() + 1);
        if tries.get() < 3 { Err(io::Error::from(kind)) } else { Ok(()) }
    };
    patiently(held, || act(io::ErrorKind::ResourceBusy)).unwrap();
    assert_eq!(tries.replace(0), 3);
    patiently(held, || act(io::ErrorKind::NotFound)).unwrap_err();
    assert_eq!(tries.get(), 1);
}

#[test]
fn whole_paths_are_shown_as_people_know_them() {
    for (whole, known) in [
        (r"\\?\C:\公开\public", r"C:\公开\public"),
        (r"\\?\UNC\server\share\public", r"\\server\share\public"),
        (r"\\?\Volume{1}\public", r"\\?\Volume{1}\public"),
        ("/srv/public", "/srv/public"),
    ] {
        assert_eq!(shown(Path::new(whole)), Path::new(known));
    }
}
