//! The desk: a window in the browser over a site's folder, served on this machine alone.
//!
//! [`server`] carries requests and refuses what does not come from the window; [`routes`] answers them. A [`library`] is the site
//! that is open, as it was read; every write goes through its [`door`].

mod answer;
mod browser;
mod clock;
mod door;
mod edit;
mod imports;
mod journal;
mod judge;
mod library;
mod own_program;
mod pages;
mod phone;
mod picture;
mod routes;
mod running;
mod server;
mod session;
mod shown;
mod state;
mod versions;
mod window;

pub use self::{
    browser::open_browser, running::RunningDesk, server::listen, session::Session, state::Desk,
};
