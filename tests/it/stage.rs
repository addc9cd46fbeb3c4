//! Writing: the live site is whole at any instant, and nothing that is not Gongbao's is touched.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::MetadataExt as _,
    path::Path,
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use gongbao_base::digest::Digest;
use gongbao_manifest as manifest;

use crate::harness::{Site, tree};

/// Whether a folder holds exactly what its manifest says.
fn whole(public: &Path) -> Result<(), String> {
    let listed =
        fs::read(public.join(manifest::PATH)).map_err(|error| format!("no manifest: {error}"))?;
    let listed = manifest::read(&listed).ok_or("not a manifest")?;
    let there = tree(public);
    for (path, file) in &listed {
        let bytes = there.get(path).ok_or_else(|| format!("{path} is missing"))?;
        if Digest::of(bytes).hex() != file.sha256 {
            return Err(format!("{path} differs"));
        }
    }
    let extra: Vec<_> = there
        .keys()
        .filter(|path| *path != manifest::PATH && !listed.contains_key(*path))
        .collect();
    if extra.is_empty() { Ok(()) } else { Err(format!("more than the manifest says: {extra:?}")) }
}

fn fill(site: &Site, count: usize, text: &str) {
    for number in 0..count {
        site.notice(
            &format!("n{number}"),
            &format!("第{number}号通知"),
            &format!("{text}\n\n## 一、安排\n\n内容{number}。"),
        );
    }
}

#[test]
fn killed_at_any_moment_the_site_is_whole() {
    let site = Site::new();
    fill(&site, 400, "旧");
    site.build();
    whole(&site.public()).unwrap();
    let mut ended = [0, 0];
    for round in 0..40 {
        fill(&site, 400, &format!("新{round}"));
        let mut child = site.command(&["build", "-q"]).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_micros(700 * round * 3));
        let _ = child.kill();
        ended[usize::from(child.wait().unwrap().success())] += 1;
        whole(&site.public()).unwrap_or_else(|error| panic!("after {round}: {error}"));
        let title = site.read("notices/n0.html");
        let last = site.read("notices/n399.html");
        let generation = |html: &str| {
            html.split("<p>")
                .find(|part| part.starts_with(['旧', '新']))
                .map(|p| p.chars().take_while(|c| *c != '<').collect::<String>())
        };
        assert_eq!(generation(&title), generation(&last), "one generation, never two");
    }
    assert!(ended[0] > 5, "most rounds were cut: {ended:?}");
    site.build();
    whole(&site.public()).unwrap();
    let second = tree(&site.root.join(".public.gongbao/next"));
    assert!(second == tree(&site.public()), "the second tree holds what is live");
}

#[test]
fn whoever_reads_meanwhile_finds_every_page() {
    let site = Site::new();
    fill(&site, 60, "旧");
    site.build();
    let (done, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    let public = site.public();
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut missing = Vec::new();
            while !done.load(Ordering::Relaxed) {
                for page in ["index.html", "notices/n0.html", "notices/n59.html"] {
                    missing.extend(fs::read(public.join(page)).err().map(|error| (page, error)));
                }
                reads.fetch_add(1, Ordering::Relaxed);
            }
            missing
        });
        for round in 0..12 {
            fill(&site, 60, &format!("新{round}"));
            site.build();
        }
        done.store(true, Ordering::Relaxed);
        let missing = reader.join().unwrap();
        assert!(missing.is_empty(), "{missing:?}");
    });
    let reads = reads.into_inner();
    assert!(reads > 100, "only {reads} looks");
}

#[test]
fn a_full_disk_leaves_the_old_site_and_says_so() {
    let site = Site::new();
    fill(&site, 20, "旧");
    let disk = site.root.join("disk");
    fs::create_dir(&disk).unwrap();
    let mounted =
        Command::new("mount").args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"]).arg(&disk).status();
    if !mounted.is_ok_and(|status| status.success()) {
        // Only root can make a small disk. CI is root.
        assert!(std::env::var_os("CI").is_none(), "no small disk could be mounted");
        eprintln!("skipped: mounting a small disk needs root");
        return;
    }
    let out = disk.join("public");
    let build = |language: &str| {
        site.command(&["build", "-q", "--lang", language]).arg("--out").arg(&out).output().unwrap()
    };
    assert!(build("zh").status.success());
    let before = tree(&out);
    fill(&site, 900, &"新".repeat(2000));
    for (language, word) in [("zh", "磁盘已满"), ("en", "the disk is full")] {
        let output = build(language);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.contains(word), "{said}");
        assert!(tree(&out) == before);
        whole(&out).unwrap();
    }
    assert!(Command::new("umount").arg(&disk).status().unwrap().success());
}

#[test]
fn only_what_changed_is_written() {
    let site = Site::new();
    fill(&site, 30, "旧");
    site.build();
    let stamp = |path: &str| {
        let meta = fs::metadata(site.public().join(path)).unwrap();
        (meta.ino(), meta.mtime_nsec(), meta.mtime())
    };
    let stamps = || -> BTreeMap<String, _> {
        tree(&site.public()).into_keys().map(|path| (path.clone(), stamp(&path))).collect()
    };
    let before = stamps();
    site.notice("n4", "第4号通知", "改了。");
    site.build();
    let after = stamps();
    let written: Vec<&String> = after
        .iter()
        .filter(|(path, stamp)| before.get(*path) != Some(*stamp))
        .map(|(path, _)| path)
        .collect();
    // The page, the data tables that describe it, what of the index holds it, and the manifest.
    let pages: Vec<_> = written.iter().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(pages, [&"notices/n4.html"]);
    let known = |path: &&String| {
        path.starts_with("data/")
            || path.starts_with("search/")
            || *path == "manifest.json"
            || path.ends_with(".html")
    };
    assert!(
        written.iter().all(known) && written.contains(&&"data/notices.csv".to_owned()),
        "{written:?}"
    );
    site.remove("content/notices/n4.md");
    site.build();
    assert!(!site.public().join("notices/n4.html").exists());
}

#[test]
fn a_folder_that_is_not_ours_is_refused() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.write("public/index.html", "别人的网站");
    let before = tree(&site.public());
    for language in ["zh", "en"] {
        assert_eq!(site.run(&["build", "-q", "--lang", language]).status.code(), Some(2));
        assert_eq!(tree(&site.public()), before);
    }
}

#[test]
fn the_output_may_not_stand_in_the_content_or_hold_it() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    for out in ["content/out", "content", "."] {
        let status =
            site.command(&["build", "-q"]).arg("--out").arg(site.root.join(out)).status().unwrap();
        assert_eq!(status.code(), Some(2), "{out}");
    }
}

#[test]
fn foreign_files_in_our_folder_stay() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.build();
    site.write("public/验证文件.txt", "微信校验");
    site.write("public/sub/.keep", "");
    std::os::unix::fs::symlink("/nowhere", site.public().join("link")).unwrap();
    site.notice("b", "又一通知", "正文。");
    site.build();
    assert_eq!(site.read("验证文件.txt"), "微信校验");
    assert!(site.public().join("sub/.keep").exists());
    assert_eq!(fs::read_link(site.public().join("link")).unwrap(), Path::new("/nowhere"));
    assert!(site.public().join("notices/b.html").exists());
    // A page that would take the name of a foreign file is not written over it.
    site.write("public/notices/c.html", "别人的");
    site.notice("c", "第三", "正文。");
    let output = site.run(&["build", "-q"]);
    assert_eq!(output.status.code(), Some(3));
    assert_eq!(site.read("notices/c.html"), "别人的");
}

#[test]
fn a_file_that_was_tampered_with_is_mended() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.build();
    let page = site.read("notices/a.html");
    thread::sleep(Duration::from_millis(20));
    site.write("public/notices/a.html", page.replace("正文", "歪文"));
    site.build();
    assert_eq!(site.read("notices/a.html"), page);
}

#[test]
fn one_build_at_a_time() {
    let site = Site::new();
    site.notice("a", "通知", "正文。");
    site.build();
    let lock = fs::File::create(site.root.join(".public.gongbao/lock")).unwrap();
    lock.lock().unwrap();
    site.notice("b", "通知", "正文。");
    let output = site.run(&["build", "-q"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&output.stderr).contains("另一个生成正在进行"));
    drop(lock);
    site.build();
}
