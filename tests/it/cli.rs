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
            String::from_utf8_lossy(&output.stdout)
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
    for words in [["check"], ["build"]] {
        let output = site.run(&words);
        let said = [output.stdout, output.stderr].concat();
        assert!(!said.contains(&0x1b));
        let said = String::from_utf8(said).unwrap();
        assert!(said.contains("不认识的键") && said.contains("[31mk"), "{said}");
    }
}

#[test]
fn findings_that_were_asked_for_go_to_standard_output_and_others_do_not() {
    let site = Site::new();
    site.notice("a", "通知", "<b>粗</b>");
    let check = site.run(&["check"]);
    let (found, said) = (text(&check.stdout), text(&check.stderr));
    assert!(found.contains("MARK-01") && found.contains("content/notices/a.md:5:1"), "{found}");
    assert!(said.contains("检查了 1 个文件") && !said.contains("MARK-01"), "{said}");
    let build = site.run(&["build"]);
    assert!(build.stdout.is_empty());
    assert!(text(&build.stderr).contains("MARK-01"));
    let quiet = site.run(&["check", "--quiet"]);
    assert!(text(&quiet.stdout).contains("MARK-01"), "errors are said in any case");
}

#[test]
fn no_message_names_a_flag_that_is_not_there() {
    let site = Site::new();
    let lines: String = (0..40).map(|line| format!("[第{line}号](n{line}.md)\n\n")).collect();
    site.notice("a", "通知", &lines);
    for language in ["zh", "en"] {
        let found = text(&site.run(&["check", "--lang", language]).stdout);
        assert!(found.contains("JSON"), "more than anyone reads is cut off: {found}");
        assert!(!found.contains("--json"), "{found}");
    }
}

#[test]
fn usage_errors_are_said_in_the_language_that_was_asked_for() {
    let site = Site::bare();
    for (words, zh) in [
        (&["bild"][..], "没有“bild”这个命令；是不是“build”？"),
        (&["check", "--forma", "json"], "不认识“--forma”；是不是“--format”？"),
        (&["check", "--format", "xml"], "不能是“xml”；可用：text、json、sarif"),
        (&["archive", "create", "--at", "noon"], "不能是“noon”：时间写成"),
        (&["new"], "还要写：<KIND>"),
        (&["check", "--fix", "--inspection"], "不能和“--inspection [<FORM>]”一起用"),
        (&["check", "--fix", "--fix"], "“--fix”只能写一次"),
    ] {
        let run = |language| {
            let output = site.run(&[words, &["--lang", language]].concat());
            assert_eq!(output.status.code(), Some(2), "{words:?}");
            text(&output.stderr)
        };
        let (chinese, english) = (run("zh"), run("en"));
        assert!(chinese.contains(zh) && chinese.contains("全部用法：--help"), "{chinese}");
        assert!(english.starts_with("error: ") && english.contains("--help"), "{english}");
        assert!(!english.contains(|c: char| ('一'..='龥').contains(&c)), "{english}");
    }
}

#[test]
fn the_first_line_of_help_is_in_both_languages() {
    let help = text(&Site::bare().run(&["--help"]).stdout);
    let first = help.lines().next().unwrap();
    assert!(first.contains("政务公开静态网站生成器") && first.contains("static site"), "{first}");
}

#[test]
fn completions_know_kinds_codes_and_report_types() {
    let site = Site::bare();
    for shell in ["bash", "zsh", "fish"] {
        let script = text(&site.run(&["completions", shell]).stdout);
        for kind in gongbao_content::kinds::KINDS {
            assert!(script.contains(kind.name) && script.contains(kind.label), "{shell}");
        }
        assert!(script.contains("disclosure") && script.contains("政府信息公开"), "{shell}");
        // The scripts for fish know the values of options only.
        if shell != "fish" {
            assert!(script.contains("FIELD-01") && script.contains("powershell"), "{shell}");
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}
