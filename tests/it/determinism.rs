//! Equal content gives equal bytes: on one thread and on many, from another folder, warm and cold.

use proptest::prelude::*;

use crate::{
    harness::{Site, tree},
    shared::random::Random,
};

const WORDS: [&str; 12] = [
    "法治", "宣传", "社区", "服务", "政策", "公开", "调解", "律师", "街道", "普法", "企业", "环境",
];

/// Writes document `number` with a text that depends on `seed`.
fn document(site: &Site, number: usize, seed: u64) {
    let mut random = Random(seed.wrapping_mul(2_654_435_761).wrapping_add(number as u64 + 1) | 1);
    let mut text = String::new();
    for _ in 0..=random.below(40) {
        text.push_str(WORDS[random.below(WORDS.len())]);
    }
    let category = ["政策文件", "通知公告", "政策解读", "公示"][random.below(4)];
    let year = 2018 + random.below(7);
    let replaces = if number > 0 && random.below(4) == 0 {
        format!("\nreplaces: [n{}]", number - 1)
    } else {
        String::new()
    };
    let link = if number > 0 {
        format!("\n\n见[前一篇](n{}.md)。", number - 1)
    } else {
        String::new()
    };
    site.write(
        &format!("content/notices/n{number}.md"),
        format!("---\ntitle: {text}\npublished: {year}-05-0{}\ncategory: {category}\ntopic: {}{replaces}\n---\n## 一\n\n{text}。{link}\n", 1 + random.below(9), WORDS[random.below(4)]),
    );
}

fn filled() -> Site {
    let site = Site::new();
    site.write("content/site.yaml", format!("{}elder: true\n", crate::harness::SETTINGS));
    (0..25).for_each(|number| document(&site, number, 7));
    site.write(
        "content/stations/s.md",
        gongbao_content::kinds::Kind::named("station").unwrap().sample,
    );
    site.write(
        "content/reports/r.md",
        gongbao_content::kinds::Kind::named("report").unwrap().sample,
    );
    site
}

#[test]
fn threads_folders_and_environment_do_not_matter() {
    let (one, other) = (filled(), filled());
    assert!(
        one.command(&["build", "-q"]).env("RAYON_NUM_THREADS", "1").status().unwrap().success()
    );
    assert!(
        other
            .command(&["build", "-q", "--lang", "en"])
            .env("RAYON_NUM_THREADS", "7")
            .env("TZ", "America/New_York")
            .status()
            .unwrap()
            .success()
    );
    let (a, b) = (tree(&one.public()), tree(&other.public()));
    assert!(a.len() > 80, "{}", a.len());
    assert!(a == b, "trees differ");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// A build after any edits equals one from nothing.
    #[test]
    fn a_warm_build_equals_a_cold_one(edits in prop::collection::vec((0_usize..30, 0_u64..1000, 0_u8..8), 1..6)) {
        let site = filled();
        site.build();
        for (number, seed, kind) in edits {
            match kind {
                0 if number >= 25 => document(&site, 25, seed),
                1 => site.write("content/site.yaml", format!("{}elder: {}\npage_size: {}\n", crate::harness::SETTINGS, seed % 2 == 0, 5 + seed % 10)),
                2 => site.write("themes/default/assets/site.css", format!("body{{margin:{seed}px}}")),
                3 => { let _ = std::fs::remove_file(site.root.join("content/stations/s.md")); }
                _ => document(&site, number % 25, seed),
            }
            site.build();
        }
        let warm = tree(&site.public());
        std::fs::remove_dir_all(site.public()).unwrap();
        std::fs::remove_dir_all(site.root.join(".public.gongbao")).unwrap();
        site.build();
        prop_assert!(warm == tree(&site.public()));
    }
}
