//! Personal data: generated numbers of people in every shape are found, look-alikes are not; the fix masks and nothing else.

use gongbao_check::rules::personal::find;

use crate::{
    harness::{Random, Site},
    people::{identity, look_alike, mobile, number, shaped},
};

#[test]
fn all_generated_numbers_are_found() {
    let mut random = Random(20_240_601);
    let mut missed = Vec::new();
    for at in 0..10_000 {
        let (kind, number) = number(&mut random, at);
        let text = shaped(&mut random, kind, &number);
        if !find(&text).iter().any(|found| found.digits == number) {
            missed.push(text);
        }
    }
    assert!(
        missed.is_empty(),
        "{} missed, such as {:?}",
        missed.len(),
        &missed[..missed.len().min(5)]
    );
}

#[test]
fn at_most_ten_of_ten_thousand_look_alikes_are_reported() {
    let mut random = Random(7_777_777);
    let mut wrong = Vec::new();
    for at in 0..10_000 {
        let text = look_alike(&mut random, at);
        wrong.extend(find(&text).into_iter().map(|found| (text.clone(), found.kind)));
    }
    assert!(wrong.len() <= 10, "{} reported, such as {:?}", wrong.len(), &wrong[..5]);
}

#[test]
fn personal_data_stops_a_build_and_the_fix_masks_it() {
    let site = Site::new();
    let mut random = Random(5);
    let (person, phone) = (identity(&mut random), mobile(&mut random));
    site.notice("a", "名单", &format!("甲，{person}，{phone}。"));
    let output = site.run(&["build", "--format", "json"]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("PII-01") && said.contains("PII-02"), "{said}");
    assert!(
        !said.contains(&person) && !said.contains(&phone),
        "a report must not leak what it reports"
    );
    assert!(site.run(&["check", "--fix", "-q"]).status.success());
    let text = std::fs::read_to_string(site.root.join("content/notices/a.md")).unwrap();
    assert!(
        text.contains("*************") && text.contains("****") && text.contains("title: 名单"),
        "{text}"
    );
    site.build();
}
