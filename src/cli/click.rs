//! A double click instead of a command line.

use std::path::Path;

use super::{Command, site::DeskArgs};

/// What a double click on Windows asks for: Explorer gives no words, and starts a program in the program's own folder.
#[must_use]
pub fn command(words: usize, program: Option<&Path>, folder: Option<&Path>) -> Option<Command> {
    let own = program.and_then(Path::parent);
    (words == 0 && own.is_some() && own == folder).then(|| Command::Desk(DeskArgs::default()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Command, command};

    #[test]
    fn only_a_double_click_opens_the_desk() {
        let (program, own) = (Path::new("/下载/gongbao.exe"), Some(Path::new("/下载")));
        assert!(matches!(command(0, Some(program), own), Some(Command::Desk(_))));
        for (words, program, folder) in [
            (1, Some(program), own),
            (0, Some(program), Some(Path::new("/公开"))),
            (0, None, own),
            (0, Some(program), None),
        ] {
            assert!(command(words, program, folder).is_none());
        }
    }
}
