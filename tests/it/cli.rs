//! The command line: exit status, messages, files that are made and files that are left alone.

use std::fs;

use crate::harness::{Site, repository, tree};

#[test]
fn exit_status_tells_how_it_ended() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    assert_eq!(site.run(&["build", "-q"]).status.code(), Some(0));
    site.notice("b", "通知", "<b>粗</b>");
    assert_eq!(site.run(&["build", "-q"]).status.code(), Some(1));
    assert_eq!(site.run(&["bild"]).status.code(), Some(2));
    assert_eq!(site.run(&["explain", "NO-99"]).status.code(), Some(2));
    let missing = Site::bare();
    assert_eq!(
        missing.run(&["build", "-q"]).status.code(),
        Some(1),
        "a folder without settings is content to mend"
    );
    site.remove("content/notices/b.md");
    let blocked =
        site.command(&["build", "-q"]).arg("--out").arg("/proc/nowhere/out").status().unwrap();
    assert_eq!(blocked.code(), Some(3));
}

#[test]
fn a_broken_build_leaves_the_site_as_it_was() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.build();
    let before = tree(&site.public());
    site.notice("b", "通知", "<b>粗</b>");
    let output = site.run(&["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("content/notices/b.md:5:1"));
    assert_eq!(tree(&site.public()), before);
}

#[test]
fn init_makes_a_site_that_builds_and_never_writes_over_one() {
    let site = Site::bare();
    let folder = site.root.join("new");
    let init = || site.command(&["init"]).arg(&folder).output().unwrap();
    assert!(init().status.success());
    let files = tree(&folder);
    assert!(files.contains_key("content/site.yaml"));
    assert_eq!(init().status.code(), Some(2));
    assert_eq!(tree(&folder), files);
    let built = std::process::Command::new(env!("CARGO_BIN_EXE_gongbao"))
        .args(["-q", "--site"])
        .arg(&folder)
        .status()
        .unwrap();
    assert!(built.success());
}

#[test]
fn new_begins_a_draft_of_every_kind_and_never_writes_over_a_file() {
    let site = Site::new();
    for kind in gongbao_content::kinds::KINDS {
        let title = "标题里有\"引号\": 和冒号";
        assert!(
            site.run(&["new", kind.name, title, "--slug", "x"]).status.success(),
            "{}",
            kind.name
        );
        let path = format!("content/{}/x.md", kind.folder);
        let text = fs::read(site.root.join(&path)).unwrap();
        assert_eq!(site.run(&["new", kind.label, "别的", "--slug", "x"]).status.code(), Some(2));
        assert_eq!(fs::read(site.root.join(&path)).unwrap(), text);
    }
    let check = site.run(&["check", "--format", "json"]);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
    assert_eq!(site.run(&["new", "notice", "x", "--slug", "../x"]).status.code(), Some(2));
    assert_eq!(site.run(&["new", "thing", "x"]).status.code(), Some(2));
}

#[test]
fn every_sample_is_free_of_errors() {
    for kind in gongbao_content::kinds::KINDS {
        let site = Site::new();
        site.write(&format!("content/{}/sample.md", kind.folder), kind.sample);
        let output = site.run(&["check"]);
        assert!(
            output.status.success(),
            "{}: {}",
            kind.name,
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn explain_knows_every_code_in_both_languages() {
    let site = Site::bare();
    for code in gongbao::catalogue::ALL {
        let zh = site.run(&["explain", code.id, "--lang", "zh"]);
        let en = site.run(&["explain", &code.id.to_lowercase(), "--lang", "en"]);
        assert!(String::from_utf8_lossy(&zh.stdout).contains(code.more_zh), "{}", code.id);
        assert!(String::from_utf8_lossy(&en.stdout).contains(code.more_en), "{}", code.id);
    }
}

#[test]
fn schema_has_both_names_of_every_key() {
    let site = Site::bare();
    for kind in ["station", "notice", "report", "page", "site"] {
        let output = site.run(&["schema", kind]);
        let schema: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let keys = schema["properties"].as_object().unwrap();
        let expected = if kind == "site" { ["name", "网站名称"] } else { ["title", "标题"] };
        assert!(expected.iter().all(|key| keys.contains_key(*key)), "{kind}");
    }
}

#[test]
fn completions_and_verbose_times_are_there() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    for shell in ["bash", "zsh", "fish"] {
        assert!(
            String::from_utf8_lossy(&site.run(&["completions", shell]).stdout).contains("gongbao")
        );
    }
    let times = String::from_utf8(site.run(&["build", "-v"]).stderr).unwrap();
    for name in ["parse", "check", "plan", "render", "swap", "notice.html"] {
        assert!(times.contains(name), "{name} in {times}");
    }
}

#[test]
fn sarif_names_place_and_rule() {
    let site = Site::new();
    site.notice("a", "通知", "<b>粗</b>");
    let output = site.run(&["check", "--format", "sarif"]);
    let log: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let result = log["runs"][0]["results"]
        .as_array()
        .unwrap()
        .iter()
        .find(|result| result["ruleId"] == "MARK-01")
        .unwrap();
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "content/notices/a.md");
    assert_eq!(
        (location["region"]["startLine"].as_u64(), location["region"]["startColumn"].as_u64()),
        (Some(5), Some(1))
    );
}

#[test]
fn the_reference_in_docs_is_the_one_the_program_writes() {
    let texts = [
        ("front-matter", "reference", gongbao::command::reference::markdown()),
        ("rules", "rules", gongbao::command::rules::markdown()),
    ];
    for (file, command, now) in texts {
        let path = repository().join(format!("docs/{file}.md"));
        if std::env::var_os("BLESS").is_some() {
            fs::write(&path, &now).unwrap();
        }
        assert!(
            fs::read_to_string(path).unwrap() == now,
            "run: cargo run --release -- {command} > docs/{file}.md"
        );
    }
}

#[test]
fn terminal_sequences_in_content_do_not_reach_the_terminal() {
    let site = Site::new();
    site.write("content/notices/a.md", "---\ntitle: x\n\"\\e[31mk\": 1\n---\n");
    let output = site.run(&["check"]);
    assert!(!output.stderr.contains(&0x1b));
}
