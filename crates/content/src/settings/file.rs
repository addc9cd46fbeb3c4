//! Where the settings stand.

/// The file of the settings, below the site's folder.
pub const FILE: &str = "content/site.yaml";
