//! The network beside publishing: a published site is read as its readers read it, a time authority is asked.

#[cfg(not(feature = "network"))]
mod absent;
#[cfg(feature = "network")]
mod http;

#[cfg(not(feature = "network"))]
pub(crate) use self::absent::NoClient as FetchClient;
#[cfg(feature = "network")]
pub(crate) use self::http::FetchClient;
