//! `import` as a command: an existing file is never touched.

use std::fs;

use crate::harness::Site;

#[test]
fn nothing_is_written_over() {
    let site = Site::new();
    site.write("a.html", "<h1>标题</h1><p>正文。</p>");
    let file = site.root.join("a.html");
    let words = ["import", file.to_str().unwrap(), "--slug", "a"];
    assert!(site.run(&words).status.success());
    let path = site.root.join("content/notices/a.md");
    fs::write(&path, "别动").unwrap();
    let output = site.run(&words);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "别动");
}
