//! A measurement on texts outside the repository: every text that is opened and saved stays, byte by byte.
//! `GONGBAO_CORPUS=DIR cargo test -p gongbao-editing --test corpus -- --ignored --nocapture`

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "reads the folder that was named")]

use gongbao_content::front_matter;
use gongbao_editing::blocks::{BlockChange, compose, prose, read};

fn files(folder: &std::path::Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "md" || ending == "txt") {
            out.push(path);
        }
    }
}

#[test]
#[ignore = "needs a folder of texts"]
fn opening_and_saving_changes_no_byte() {
    let folder = std::env::var("GONGBAO_CORPUS").unwrap();
    let mut all = Vec::new();
    files(folder.as_ref(), &mut all);
    all.sort();
    let (mut texts, mut blocks, mut shown, mut edited, mut others) = (0, 0, 0, 0, 0);
    for path in &all {
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        let body = front_matter::split("", &text).map_or(text.as_str(), |parts| parts.body);
        let found = read(body);
        let kept: Vec<BlockChange> = (0..found.len()).map(BlockChange::Kept).collect();
        assert_eq!(compose(body, &kept), body, "{path:?}");
        texts += 1;
        blocks += found.len();
        shown += found.iter().filter(|block| block.block.is_some()).count();
        // Each text with its middle paragraph changed, as an editor sends it.
        let Some(at) = (found.len() / 2..found.len()).find(|at| {
            found[*at]
                .block
                .as_ref()
                .and_then(prose::node)
                .is_some_and(|node| node["type"] == "paragraph")
        }) else {
            continue;
        };
        let mut node = prose::node(found[at].block.as_ref().unwrap()).unwrap();
        let words = serde_json::json!({ "type": "text", "text": "改动。" });
        node["content"].as_array_mut().unwrap().push(words);
        let mut changes = kept;
        changes[at] = BlockChange::Block(Some(at), prose::block(&node).unwrap());
        let new = compose(body, &changes);
        edited += 1;
        let range = &found[at].range;
        let same = new.starts_with(&body[..range.start]) && new.ends_with(&body[range.end..]);
        others += usize::from(!same);
        if !same {
            eprintln!("{path:?}: another line changed");
        }
    }
    eprintln!(
        "{texts} texts, {blocks} blocks, {shown} shown as blocks; {edited} edited, {others} with a change elsewhere"
    );
    assert_eq!(others, 0);
}
