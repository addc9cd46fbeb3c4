//! What a run tells while it runs.

use gongbao_base::finding::Message;

/// Is told what goes on. Files are done on several threads.
pub trait PublishObserver: Sync {
    /// A phase begins, over so many files.
    fn phase(&self, name: &Message, files: u64);
    /// One file is done.
    fn tick(&self);
    /// Something the user should know.
    fn say(&self, text: &Message);
}
