//! The network beside publishing: a published site is read as its readers read it, a time authority is asked.

#[cfg_attr(feature = "network", path = "http.rs")]
#[cfg_attr(not(feature = "network"), path = "absent.rs")]
mod client;

pub(crate) use self::client::HttpClient;
