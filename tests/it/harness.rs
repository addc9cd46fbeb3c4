//! A site in a folder of its own, and the program run on it.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::atomic::{AtomicU32, Ordering},
};

/// The day of all tests.
pub(crate) const TODAY: &str = "2024-06-01";

/// A site's folder, removed at the end.
pub(crate) struct Site {
    pub(crate) root: PathBuf,
}

pub(crate) const SETTINGS: &str =
    "name: 测试站\nurl: https://test.example/\norg:\n  name: 测试街道办事处\n";

impl Site {
    /// An empty site with settings.
    pub(crate) fn new() -> Self {
        let site = Self::bare();
        site.write("content/site.yaml", SETTINGS);
        site
    }

    /// An empty folder.
    pub(crate) fn bare() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let root =
            std::env::temp_dir().join(format!("gongbao-test-{}-{number}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        Self { root }
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.root.join(path)).unwrap();
    }

    pub(crate) fn notice(&self, slug: &str, title: &str, body: &str) {
        self.write(
            &format!("content/notices/{slug}.md"),
            format!("---\ntitle: {title}\npublished: 2024-01-02\n---\n{body}\n"),
        );
    }

    /// The program with these words, on this site, for the day of all tests, in Chinese.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        self.command_on(TODAY, words)
    }

    /// The same for a day.
    pub(crate) fn command_on(&self, day: &str, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gongbao"));
        command
            .args(words)
            .args(["--as-of", day])
            .arg("--site")
            .arg(&self.root)
            .env_remove("LANG")
            .env("LC_ALL", "zh_CN.UTF-8");
        command
    }

    pub(crate) fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// Builds, and expects it to be done.
    pub(crate) fn build(&self) {
        let output = self.run(&["build", "-q"]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    pub(crate) fn public(&self) -> PathBuf {
        self.root.join("public")
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.public().join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

/// Every file below a folder with its bytes.
pub(crate) fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(root)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// The repository's folder.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of the sample site in which nothing is marked as a sample, so that it goes out.
pub(crate) fn real_showcase() -> Site {
    let site = Site::bare();
    for (path, bytes) in tree(&repository().join("tests/sites/showcase")) {
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.replace("\nsample: true\n", "\n").replace("\n示例: true\n", "\n");
                site.write(&path, text.replace("11440100000000000A", "11440100000000000C"));
            }
            Err(bytes) => site.write(&path, bytes.into_bytes()),
        }
    }
    site
}

/// The sample site that shows every template and state.
pub(crate) fn showcase() -> gongbao_site::Site {
    use gongbao::{pipeline, storage::folder::Folder};
    let layout = gongbao_files::SiteLayout::new(repository().join("tests/sites/showcase"));
    let folder = Folder::read(&layout).unwrap();
    let today = gongbao_base::date::Date::parse(TODAY).unwrap();
    pipeline::relate(&folder, pipeline::parse(&folder, today), pipeline::Audience::Readers, today)
}
