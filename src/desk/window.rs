//! The files of the window, which are part of the program.

/// What is shown to whom comes without the token.
pub(super) const CLOSED: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>公报工作台</title><p>这个地址只能由工作台自己打开。请重新运行工作台，或双击它的图标。</p><p lang=\"en\">Only the desk itself opens this address: start it again.</p></html>";

/// The page that holds the window.
pub(super) const INDEX: &[u8] = include_bytes!("window/index.html");

macro_rules! files {
    ($($name:literal)*) => {
        /// A file of the window by its name.
        pub(super) fn file(name: &str) -> Option<&'static [u8]> {
            match name {
                $($name => Some(include_bytes!(concat!("window/", $name))),)*
                _ => None,
            }
        }

        #[cfg(test)]
        const NAMES: &[&str] = &[$($name),*];
    };
}

files! {
    "api.js"
    "approve.js"
    "desk.css"
    "desk.js"
    "document.js"
    "editor.js"
    "elements.js"
    "fields.js"
    "figures.js"
    "findings.js"
    "form.js"
    "handover.js"
    "history.js"
    "intake.js"
    "list.js"
    "merge.js"
    "preview.js"
    "publish.js"
    "router.js"
    "start.js"
    "text.js"
    "today.js"
    "told.js"
    "words.js"
}

/// The media type of a file of the window.
pub(super) fn media(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, file};

    #[test]
    fn every_file_of_the_window_is_in_the_program() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/desk/window");
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(name == "index.html" || NAMES.contains(&name.as_str()), "{name}");
        }
        assert!(NAMES.iter().all(|name| file(name).is_some_and(|bytes| !bytes.is_empty())));
        assert!(file("../mod.rs").is_none());
    }
}
