//! The site's own settings: `content/site.yaml`.

mod approval;
mod checks;
mod fields;
mod file;
mod publish;
mod read;
mod review;
mod values;

pub use self::{
    approval::{Approval, apart_stages},
    fields::{
        Allowance, Footer, NavItem, Office, Redirect, SettingsFields, Tags, Thresholds, Topic,
    },
    file::FILE,
    publish::{PublishTarget, TargetKind},
    read::{absent, missing, read},
    review::{Review, unreviewed},
    values::{EXAMPLE_URL, Limits, Settings},
};
