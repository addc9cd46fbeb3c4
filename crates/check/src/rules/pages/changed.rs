//! A built file is as it was written (PAGE-01).

use gongbao_base::{
    codes,
    finding::{Finding, Place},
};

codes! {
    PAGE_CHANGED = "PAGE-01" Error "生成后的文件被改动" "a built file was changed"
        "public 里的文件和生成时的摘要不同，可能被篡改。重新生成即可恢复。"
        "A file of the built site is not as it was written. Build again."
        S "国办秘函〔2019〕19号：页面篡改";
}

/// The finding for a built file that is not as it was written.
#[must_use]
pub fn changed(folder: &str, address: &str) -> Finding {
    Finding::new(&PAGE_CHANGED, Place::file(&format!("{folder}/{address}")))
        .says("生成后的文件被改动，或者不见了", "a built file was changed, or is gone")
        .help("重新生成：gongbao build；查明是谁改的", "build again, and find out who changed it")
}
