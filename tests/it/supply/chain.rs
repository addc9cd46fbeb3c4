//! The crates of Cargo.lock are judged: by their origin, and by the advisories that are known of them.

use std::collections::BTreeSet;

use semver::{Version, VersionReq};

pub(super) const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// A crate as Cargo.lock fixes it.
pub(super) struct LockedCrate<'a> {
    pub(super) name: &'a str,
    version: Version,
    pub(super) source: Option<&'a str>,
    checksum: Option<&'a str>,
}

/// A row of `tests/supply/advisories.txt`; one without a number says that nothing was known of the crate.
pub(super) struct AdvisoryRow<'a> {
    pub(super) name: &'a str,
    pub(super) number: &'a str,
    pub(super) kind: &'a str,
    /// Versions without the flaw; an early version (`-rc.1`) counts only where a range names one of the same release.
    safe: Vec<VersionReq>,
}

/// An advisory that deny.toml passes over, with the reason it gives.
pub(super) struct Exception<'a> {
    pub(super) number: &'a str,
    reason: &'a str,
}

/// What the repository says of its crates.
pub(super) struct SupplyChain<'a> {
    pub(super) lock: Vec<LockedCrate<'a>>,
    /// The members of the workspace and of `patches/`.
    pub(super) own: BTreeSet<String>,
    pub(super) advisories: Vec<AdvisoryRow<'a>>,
    pub(super) exceptions: Vec<Exception<'a>>,
}

pub(super) fn locked(lock: &str) -> Vec<LockedCrate<'_>> {
    let crates = lock.split("[[package]]\n").skip(1);
    crates
        .map(|text| {
            let value = |key: &str| {
                let mut lines = text.lines().take_while(|line| !line.is_empty());
                let rest = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))?;
                Some(rest.trim_matches('"'))
            };
            LockedCrate {
                name: value("name").unwrap(),
                version: value("version").unwrap().parse().unwrap(),
                source: value("source"),
                checksum: value("checksum"),
            }
        })
        .collect()
}

pub(super) fn rows(table: &str) -> Vec<AdvisoryRow<'_>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let words: Vec<&str> = line.splitn(4, ' ').collect();
            let (number, kind, safe) = match words[..] {
                [_, "-"] => ("", "", "none"),
                [_, number, kind, safe] => (number, kind, safe),
                _ => panic!("no row of advisories: {line}"),
            };
            let ranges = safe.split(" | ").filter(|range| *range != "none");
            let safe = ranges.map(|range| VersionReq::parse(range).expect(line)).collect();
            AdvisoryRow { name: words[0], number, kind, safe }
        })
        .collect()
}

/// The rows of `ignore` in deny.toml, each in a line of its own.
pub(super) fn exceptions(settings: &str) -> Vec<Exception<'_>> {
    let lines = settings.lines().filter(|line| !line.starts_with('#') && line.contains("RUSTSEC-"));
    lines
        .map(|line| {
            let value = |key: &str| {
                let rest = line.split(&format!("{key} = \"")).nth(1).unwrap_or_default();
                rest.split('"').next().unwrap_or_default()
            };
            Exception { number: value("id"), reason: value("reason") }
        })
        .collect()
}

impl SupplyChain<'_> {
    /// What must not stay, a line for each.
    pub(super) fn failures(&self) -> Vec<String> {
        let mut failures: Vec<String> = self
            .lock
            .iter()
            .flat_map(|locked| [self.of_origin(locked), self.of_looking(locked)])
            .flatten()
            .collect();
        let mut used = BTreeSet::new();
        for locked in self.lock.iter().filter(|locked| locked.source.is_some()) {
            for row in self.advisories.iter().filter(|row| row.strikes(locked)) {
                let excused = row.kind == "unmaintained"
                    && self.exceptions.iter().any(|exception| exception.number == row.number);
                if excused {
                    used.insert(row.number);
                } else {
                    failures.push(format!(
                        "{} {} is {}: {}",
                        locked.name, locked.version, row.kind, row.number
                    ));
                }
            }
        }
        for exception in &self.exceptions {
            if exception.reason.is_empty() || !used.contains(exception.number) {
                failures.push(format!("deny.toml: {} has no reason, or no use", exception.number));
            }
        }
        failures
    }

    fn of_origin(&self, locked: &LockedCrate<'_>) -> Option<String> {
        let known = match (locked.source, locked.checksum) {
            (None, _) => self.own.contains(locked.name),
            (Some(REGISTRY), Some(sum)) => {
                sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit())
            }
            _ => false,
        };
        let from = locked.source.unwrap_or("a folder");
        (!known).then(|| format!("{} {} comes from {from}", locked.name, locked.version))
    }

    fn of_looking(&self, locked: &LockedCrate<'_>) -> Option<String> {
        let unknown =
            locked.source.is_some() && !self.advisories.iter().any(|row| row.name == locked.name);
        unknown.then(|| format!("{}: no row in tests/supply/advisories.txt", locked.name))
    }
}

impl AdvisoryRow<'_> {
    fn strikes(&self, locked: &LockedCrate<'_>) -> bool {
        !self.number.is_empty()
            && self.name == locked.name
            && !self.safe.iter().any(|range| range.matches(&locked.version))
    }
}
