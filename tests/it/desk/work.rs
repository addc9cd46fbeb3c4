//! From an empty folder to an approved package.

use std::fs;

use serde_json::json;

use super::DeskClient;
use crate::{harness::Site, shared::random::Random};

const STAGES: [&str; 5] = ["拟稿", "初审", "保密审查", "复审", "签发"];

/// A desk on a new site, whose documents somebody approves or nobody, with one notice that was imported; the notice's path.
fn begun(site: &Site, approval: &str) -> (DeskClient, String) {
    let desk = DeskClient::start(site);
    assert_eq!(desk.get("/api/site").done()["open"], false);
    let folders = desk.get("/api/folders").done();
    let made = desk.post("folders", &json!({ "under": folders["path"], "name": "公开" })).done();
    let answers = json!({ "name": "某某街道办事处", "level": "街道", "superior": "", "phone": "020-12345678", "address": "", "domain": "", "approval": approval });
    desk.post("site/new", &json!({ "folder": made["path"], "answers": answers })).done();
    let settings = fs::read_to_string(site.root.join("公开/content/site.yaml")).unwrap();
    assert!(settings.contains("某某街道办事处") && settings.contains("020-12345678"), "{settings}");
    assert!(
        !settings.contains("地址") && !settings.contains("网址:"),
        "nothing is invented: {settings}"
    );
    let letter = "关于开展法治宣传活动的通知\n\n各社区：\n\n请于2024年5月20日前报名。\n\n某某街道办事处\n2024年5月6日\n";
    let read = desk.upload("import?name=%E9%80%9A%E7%9F%A5.txt", letter.as_bytes()).done();
    assert_eq!(read["refused"], serde_json::Value::Null);
    assert!(read["original"].as_array().unwrap().len() > 1);
    let answers: serde_json::Map<String, serde_json::Value> = read["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|question| {
            let first = question["choices"][0]["value"].as_str();
            (question["id"].as_str().unwrap().to_owned(), first.unwrap_or("2024-05-07").into())
        })
        .collect();
    let made = desk.post("import/answer", &json!({ "id": read["id"], "answers": answers })).done();
    let path = made["path"].as_str().unwrap().to_owned();
    let document = desk.document(&path);
    if document["draft"] == true {
        desk.post(
            "document/draft",
            &json!({ "path": path, "digest": document["digest"], "draft": false }),
        )
        .done();
    }
    (desk, path)
}

fn approve(desk: &DeskClient, path: &str) {
    for (at, stage) in STAGES.iter().enumerate() {
        let sent = json!({ "paths": [path], "stage": stage, "name": format!("岗位{at}"), "opinion": "同意" });
        desk.post("approve", &sent).done();
    }
}

#[test]
fn a_notice_goes_from_an_empty_folder_to_an_approved_package() {
    let site = Site::bare();
    let (desk, path) = begun(&site, "three");
    assert_eq!(desk.post("handover", &json!({})).status, 409, "it is not approved yet");
    let waiting = desk.get("/api/approval/waiting").done();
    assert_eq!(waiting["documents"][0]["next"], "拟稿");
    let skipped = json!({ "paths": [path], "stage": "签发", "name": "甲岗", "opinion": "同意" });
    assert_eq!(desk.post("approve", &skipped).status, 409, "stages have their order");
    approve(&desk, &path);
    assert_eq!(desk.get("/api/approval/waiting").done()["documents"], json!([]));
    let slip = desk.get(&format!("/api/slip?paths={path}"));
    assert!(String::from_utf8_lossy(&slip.body).contains("审批单"));
    let plan = desk.get("/api/handover/plan").done();
    assert_eq!(plan["refused"], json!([]), "{plan}");
    assert_eq!(plan["added"].as_array().unwrap().len(), 1);
    let made = desk.post("handover", &json!({})).done();
    let file = desk.get(&format!("/api/handover/file?name={}", made["file"].as_str().unwrap()));
    assert!(file.body.starts_with(b"PK"));
    assert_eq!(desk.get("/api/receipts").done()[0]["number"], 1);

    let down = json!({ "path": path, "reason": "附件放错", "date": "2024-06-01" });
    desk.post("document/withdraw", &down).done();
    let plan = desk.get("/api/handover/plan").done();
    assert_eq!(plan["withdrawn"].as_array().unwrap().len(), 1, "{plan}");
}

#[test]
fn every_mutation_of_an_approved_document_voids_the_approval() {
    let site = Site::bare();
    let (desk, path) = begun(&site, "three");
    approve(&desk, &path);
    let file = site.root.join("公开").join(&path);
    let approved = fs::read(&file).unwrap();
    let address = format!("/api/approval?path={path}");
    assert_eq!(desk.get(&address).done()["valid"], true);
    let mut random = Random(9);
    let mut tried = 0;
    while tried < 1000 {
        let mut bytes = approved.clone();
        let at = random.below(bytes.len());
        match random.below(3) {
            0 => bytes[at] ^= 1 << random.below(8),
            1 => bytes.insert(at, b' '),
            _ => {
                bytes.remove(at);
            }
        }
        if bytes == approved {
            continue;
        }
        tried += 1;
        fs::write(&file, &bytes).unwrap();
        let standing = desk.get(&address).done();
        assert_ne!(standing["valid"], true, "{at}");
    }
    fs::write(&file, &approved).unwrap();
    assert_eq!(desk.get(&address).done()["valid"], true);
}

#[test]
fn an_office_that_named_nobody_hands_over_and_may_name_somebody_later() {
    let site = Site::bare();
    let (desk, path) = begun(&site, "");
    let settings = || fs::read_to_string(site.root.join("公开/content/site.yaml")).unwrap();
    assert!(!settings().contains("审批"), "{}", settings());
    assert_eq!(desk.get("/api/approval/waiting").done()["stages"], json!([]));
    desk.post("handover", &json!({})).done();

    assert_eq!(desk.post("approval/stages", &json!({ "approval": "other" })).status, 400);
    desk.post("approval/stages", &json!({ "approval": "head" })).done();
    assert!(settings().contains("签发") && settings().contains("2024-06-01"), "{}", settings());
    assert_eq!(desk.post("approval/stages", &json!({ "approval": "three" })).status, 409);
    let waiting = desk.get("/api/approval/waiting").done();
    assert_eq!(waiting["documents"], json!([]), "what was published before is not asked for them");
    let made = desk.post("document/new", &json!({ "kind": "page", "title": "新的一页" })).done();
    let new = made["path"].as_str().unwrap();
    let document = desk.document(new);
    desk.post(
        "document/draft",
        &json!({ "path": new, "digest": document["digest"], "draft": false }),
    )
    .done();
    let waiting = desk.get("/api/approval/waiting").done();
    assert_eq!(waiting["documents"][0]["path"], new, "{waiting}");
    assert_ne!(new, path);
}

#[test]
fn what_is_sent_back_begins_anew_and_says_who_and_why_until_it_is_passed() {
    let site = Site::bare();
    let (desk, path) = begun(&site, "three");
    let say = |stage: &str, name: &str, words: &str, returned: bool| {
        let sent = json!({ "paths": [path], "stage": stage, "name": name, "opinion": words, "returned": returned });
        desk.post("approve", &sent).status
    };
    let waiting = || desk.get("/api/approval/waiting").done()["documents"][0].clone();
    let today = || desk.get("/api/today").done()["items"].to_string();
    assert_eq!(say("拟稿", "张某", "同意", false), 200);
    assert!(today().contains("等初审"), "{}", today());
    assert_eq!(say("初审", "李某", " ", true), 400, "who sends it back says why");
    assert_eq!(say("复审", "李某", "电话写错", true), 409, "only at its stage");
    assert_eq!(say("初审", "李某", "电话写错", true), 200);
    let found = waiting();
    assert_eq!(
        (found["next"].as_str(), found["done"].as_array().unwrap().len()),
        (Some("拟稿"), 0)
    );
    assert_eq!(found["returned"]["opinion"], "电话写错");
    assert!(today().contains("李某（初审）退回：电话写错"), "{}", today());
    let approval = desk.get(&format!("/api/approval?path={path}")).done();
    assert_eq!(
        (&approval["valid"], &approval["returned"]["name"]),
        (&json!(false), &json!("李某"))
    );
    assert_eq!(desk.post("handover", &json!({})).status, 409);

    // It is mended; what was said is still there to be read.
    let document = desk.document(&path);
    let fields = json!({ "summary": "报名的通知。" });
    desk.save(&path, &document["digest"], fields, json!(null)).done();
    assert_eq!(waiting()["returned"]["opinion"], "电话写错");
    for (at, stage) in STAGES.iter().enumerate() {
        assert_eq!(say(stage, &format!("岗位{at}"), "同意", false), 200, "{stage}");
        assert!(!today().contains("退回"), "{stage}");
    }
    assert_eq!(desk.get("/api/approval/waiting").done()["documents"], json!([]));
    desk.post("handover", &json!({})).done();
}

#[test]
fn a_plan_is_shown_with_its_day_in_lists_and_preview_and_is_no_part_of_the_package() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.write(
        "content/notices/b.md",
        "---\ntitle: 后天的通知\npublished: 2024-06-03\n---\n朱雀。\n",
    );
    let desk = DeskClient::start(&site);
    let rows = desk
        .get(&format!("/api/documents?state={}", gongbao_base::address::encode("待发布")))
        .done();
    let rows = rows["documents"].as_array().unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (&rows[0]["title"], &rows[0]["planned"]),
        (&json!("后天的通知"), &json!("2024-06-03"))
    );
    let page = String::from_utf8(desk.get("/preview/notices/b.html").body).unwrap();
    assert!(page.contains("【待发布】") && page.contains("2024年6月3日发布"), "{page}");
    assert!(desk.get("/api/today").done()["items"].to_string().contains("待发布"));
    let plan = desk.get("/api/handover/plan").done();
    assert_eq!(plan["added"].as_array().unwrap().len(), 1, "{plan}");
    assert_eq!(plan["refused"][0]["why"], "待发布，2024-06-03 起交付", "{plan}");
    let document = desk.document("content/notices/b.md");
    assert_eq!(
        (&document["state"], &document["planned"]),
        (&json!("待发布"), &json!("2024-06-03"))
    );

    let down =
        json!({ "path": "content/notices/a.md", "reason": "公示期满", "date": "2024-06-09" });
    desk.post("document/withdraw", &down).done();
    let document = desk.document("content/notices/a.md");
    assert_eq!(document["leaves"], "2024-06-09");
    assert_ne!(document["state"], "已撤下");
    let rows = desk
        .get(&format!("/api/documents?state={}", gongbao_base::address::encode("待撤下")))
        .done();
    assert_eq!(rows["documents"][0]["leaves"], "2024-06-09", "{rows}");
    assert_eq!(desk.get("/api/handover/plan").done()["withdrawn"], json!([]));
}

#[test]
fn a_review_file_marks_what_changed_since_its_stage_read_it_and_tells_what_was_found() {
    let site = Site::bare();
    let (desk, path) = begun(&site, "three");
    let review = || {
        let reply = desk.get(&format!("/api/review?paths={path}"));
        let html = String::from_utf8(reply.body).unwrap();
        html.split("<main>").nth(1).unwrap().split("</main>").next().unwrap().to_owned()
    };
    let first = review();
    assert!(
        first.contains("法治宣传") && !first.contains("上次看过"),
        "nobody read it before: {first}"
    );
    approve(&desk, &path);
    let file = site.root.join("公开").join(&path);
    let approved = fs::read_to_string(&file).unwrap();
    assert!(approved.contains("5月20日前报名"), "{approved}");
    // It is changed outside the window, which keeps no version of it.
    let changed = approved.replace("5月20日前报名", "5月21日前<报名>，联系手机13800000000");
    fs::write(&file, &changed).unwrap();
    let html = review();
    for words in [
        "“拟稿”上次看过之后的改动",
        "<del>20</del>",
        "<ins>21</ins>",
        "<ins>&lt;</ins>",
        "13800000000",
        "要改：",
        "PII",
    ] {
        let found = html.contains(words) || words == "PII" && html.contains("手机号");
        assert!(found, "{words}: {html}");
    }
    // Those at the next stage read the first text last, whatever the one before has read since.
    fs::write(&file, approved.replace("5月20日前报名", "5月22日前报名")).unwrap();
    let pass = |stage: &str| {
        let sent = json!({ "paths": [path], "stage": stage, "name": "张某", "opinion": "同意" });
        desk.post("approve", &sent).done();
    };
    pass("拟稿");
    let html = review();
    assert!(html.contains("“初审”上次看过") && html.contains("<ins>22</ins>"), "{html}");
    fs::write(&file, approved.replace("5月20日前报名", "5月23日前报名")).unwrap();
    let html = review();
    assert!(html.contains("<del>22</del>") && html.contains("<ins>23</ins>"), "{html}");
    fs::write(&file, &approved).unwrap();
    assert_eq!(desk.get(&format!("/api/approval?path={path}")).done()["valid"], true);
}

#[test]
fn a_page_is_opened_for_a_phone_only_when_somebody_agrees() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    let desk = DeskClient::start(&site);
    let ask = |sent: serde_json::Value| desk.post("phone/open", &sent);
    assert_eq!(ask(json!({ "path": "content/notices/a.md" })).status, 400);
    assert_eq!(ask(json!({ "path": "content/notices/a.md", "consent": "true" })).status, 400);
    assert_eq!(ask(json!({ "path": "content/../a.md", "consent": true })).status, 404);
    let reply = ask(json!({ "path": "content/notices/a.md", "consent": true }));
    // A machine that is in no network of its own says so.
    assert!([200, 409].contains(&reply.status), "{}", reply.json());
    if reply.status == 409 {
        assert!(reply.json()["error"]["zh"].as_str().unwrap().contains("网络"));
        return;
    }
    let opened = reply.json();
    let address = opened["address"].as_str().unwrap();
    let (host, page) = address.strip_prefix("http://").unwrap().split_once('/').unwrap();
    assert!(!host.starts_with("127.") && opened["minutes"] == 10, "{opened}");
    assert!(opened["code"].as_str().unwrap().starts_with("data:image/svg+xml,"));
    let get = |path: &str| {
        super::client::raw(
            host,
            &format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n"),
            b"",
        )
    };
    let shown = get(page);
    assert_eq!(shown.status, 200);
    assert!(String::from_utf8_lossy(&shown.body).contains("通知"));
    let token = page.split_once('/').unwrap().0;
    for path in ["api/site", "index.html", "content/notices/a.md"] {
        assert_eq!(get(&format!("{token}/{path}")).status, 404, "{path}");
    }
    desk.post("phone/close", &json!({})).done();
}
