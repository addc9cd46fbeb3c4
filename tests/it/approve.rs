//! The stages of approval: nothing goes out without them, and an opinion is worth what was read.

use std::{fs, process::Output};

use crate::harness::{SETTINGS, Site};

const STAGES: &str = "approval:\n  stages: [拟稿, 初审, 签发]\n  apart: [拟稿、初审]\n";

fn site() -> Site {
    let site = Site::bare();
    site.write("content/site.yaml", format!("{SETTINGS}{STAGES}"));
    site.write("content/notices/table.csv", "名称,数\n甲,1\n");
    site.write(
        "content/notices/a.md",
        "---\ntitle: 关于第一件事的通知\npublished: 2024-01-02\nattachments:\n  - {file: table.csv, title: 附表}\n---\n正文<b>。\n"
            .replace("<b>", "一"),
    );
    site
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

fn give(site: &Site, stage: &str, name: &str) -> Output {
    site.run(&["approve", "give", "content/notices/a.md", "--stage", stage, "--name", name])
}

fn approve(site: &Site) {
    for (stage, name) in [("拟稿", "岗位一"), ("初审", "岗位二"), ("签发", "岗位三")]
    {
        let output = give(site, stage, name);
        assert!(output.status.success(), "{}", said(&output));
    }
}

fn package(site: &Site, name: &str) -> Output {
    let out = site.root.join(name).to_string_lossy().into_owned();
    site.run(&["package", "--out", &out])
}

#[test]
fn a_package_waits_for_every_stage_and_any_change_voids_them() {
    let site = site();
    let output = package(&site, "a.zip");
    assert!(said(&output).contains("REV-02") && said(&output).contains("还没有通过“拟稿”"));
    assert!(!site.root.join("a.zip").exists());
    let output = give(&site, "初审", "岗位二");
    assert!(said(&output).contains("现在到“拟稿”"), "{}", said(&output));
    assert!(give(&site, "拟稿", "岗位一").status.success());
    let output = give(&site, "初审", "岗位一");
    assert!(said(&output).contains("不能再办“初审”"), "{}", said(&output));
    assert!(give(&site, "初审", "岗位二").status.success());
    assert!(give(&site, "签发", "岗位三").status.success());
    assert!(package(&site, "b.zip").status.success());
    // A change of the attachment alone is a change.
    site.write("content/notices/table.csv", "名称,数\n甲,2\n");
    assert!(said(&package(&site, "c.zip")).contains("审批之后改过"));
    site.write("content/notices/table.csv", "名称,数\n甲,1\n");
    assert!(package(&site, "d.zip").status.success());
}

#[test]
fn a_publish_waits_and_does_not_send_what_was_built_before() {
    let site = site();
    let target = "publish:\n  - {name: here, kind: folder, address: www}\n";
    site.write("content/site.yaml", format!("{SETTINGS}{STAGES}{target}"));
    assert!(site.run(&["build"]).status.success());
    let output = site.run(&["publish", "run", "here"]);
    assert!(said(&output).contains("REV-02"), "{}", said(&output));
    assert!(!site.root.join("www").exists());
    approve(&site);
    assert!(site.run(&["publish", "run", "here"]).status.success());
    std::thread::sleep(std::time::Duration::from_millis(20));
    site.write(
        "content/notices/b.md",
        "---\ntitle: 另一件事的通知\npublished: 2024-01-03\n---\n正文。\n",
    );
    for (stage, name) in [("拟稿", "岗位一"), ("初审", "岗位二"), ("签发", "岗位三")]
    {
        let words = ["approve", "give", "notices/b.md", "--stage", stage, "--name", name];
        assert!(site.run(&words).status.success());
    }
    let output = site.run(&["publish", "run", "here"]);
    assert!(said(&output).contains("内容又改过"), "{}", said(&output));
}

#[test]
fn a_publish_sends_only_what_the_folder_holds_byte_by_byte() {
    let site = site();
    let target = "publish:\n  - {name: here, kind: folder, address: www}\n";
    site.write("content/site.yaml", format!("{SETTINGS}{STAGES}{target}"));
    approve(&site);
    let approved = fs::read_to_string(site.root.join("content/notices/a.md")).unwrap();
    let publish = || {
        let output = site.run(&["publish", "run", "here"]);
        assert!(!output.status.success() && !site.root.join("www").exists(), "{}", said(&output));
        said(&output)
    };
    // Built with a document that nobody approved, which is gone by now.
    site.notice("b", "没有审批的事", "正文。");
    assert!(site.run(&["build"]).status.success());
    site.remove("content/notices/b.md");
    assert!(publish().contains("不是现在的内容"));
    // Built from another text than the approved one, which comes back with its time.
    let path = site.root.join("content/notices/a.md");
    let then = fs::metadata(&path).unwrap().modified().unwrap();
    site.write("content/notices/a.md", approved.replace("正文一", "正文二"));
    assert!(site.run(&["build"]).status.success());
    site.write("content/notices/a.md", &approved);
    fs::File::options().write(true).open(&path).unwrap().set_modified(then).unwrap();
    assert!(publish().contains("不是现在的内容"));
    assert!(site.run(&["build"]).status.success());
    assert!(site.run(&["publish", "run", "here"]).status.success());
}

#[test]
fn documents_of_before_and_what_is_taken_down_wait_for_nobody() {
    let site = site();
    let since = STAGES.replace("  apart", "  since: 2024-05-01\n  apart");
    site.write("content/site.yaml", format!("{SETTINGS}{since}"));
    assert!(package(&site, "a.zip").status.success());
    let text = fs::read_to_string(site.root.join("content/notices/a.md")).unwrap();
    site.write(
        "content/notices/a.md",
        text.replace("---\n正文", "changes:\n  - {date: 2024-05-20, note: 更正}\n---\n正文"),
    );
    assert!(said(&package(&site, "b.zip")).contains("REV-02"));
    site.write(
        "content/notices/a.md",
        text.replace("---\n正文", "withdrawn: {date: 2024-05-30, reason: 发错}\n---\n正文"),
    );
    assert!(package(&site, "c.zip").status.success());
}

#[test]
fn what_a_reviewer_without_the_program_gives_back_is_taken_in_once() {
    let site = site();
    let out = site.root.join("review.html").to_string_lossy().into_owned();
    assert!(site.run(&["approve", "review", "--out", &out]).status.success());
    let html = fs::read_to_string(&out).unwrap();
    assert!(html.contains("关于第一件事的通知") && html.contains("正文一。"));
    assert!(!html.contains("http://") && !html.contains("https://"), "it asks nobody");
    let digest = html.split("data-digest=\"").nth(1).unwrap().split('"').next().unwrap();
    let line = format!(
        "{{\"format\":1,\"document\":\"content/notices/a.md\",\"digest\":\"{digest}\",\"stage\":\"拟稿\",\"name\":\"岗位一\",\"agrees\":true,\"words\":\"\",\"when\":\"\"}}\n"
    );
    let file = site.root.join("back.gongbao-opinion");
    fs::write(&file, &line).unwrap();
    let take = || site.run(&["approve", "take", &file.to_string_lossy()]);
    assert!(take().status.success());
    assert!(said(&take()).contains("现在到“初审”"));
    fs::write(&file, line.replace(&digest[..4], "0000").replace("拟稿", "初审")).unwrap();
    assert!(said(&take()).contains("意见作废"));
    fs::write(&file, "{").unwrap();
    assert!(said(&take()).contains("不是意见文件"));
    let slip = site.root.join("slip.html").to_string_lossy().into_owned();
    assert!(site.run(&["approve", "slip", "--out", &slip]).status.success());
    let html = fs::read_to_string(&slip).unwrap();
    assert!(html.contains("信息发布审批单") && html.contains("岗位一") && html.contains("<svg"));
    assert_eq!(fs::read_to_string(site.root.join("approvals.jsonl")).unwrap().lines().count(), 1);
}
