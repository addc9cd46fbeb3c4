//! Opening a browser.

use std::process::{Command, Stdio};

/// Opens an address in the browser; whether one could be asked to.
#[must_use]
pub fn open_browser(address: &str) -> bool {
    let calls: &[(&str, &[&str])] = if cfg!(windows) {
        &[("rundll32", &["url.dll,FileProtocolHandler"])]
    } else if cfg!(target_os = "macos") {
        &[("open", &[])]
    } else {
        &[("xdg-open", &[]), ("gio", &["open"]), ("sensible-browser", &[])]
    };
    calls.iter().any(|(program, words)| {
        let mut command = Command::new(program);
        command.args(*words).arg(address);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().is_ok()
    })
}
