//! The codes of approval.

use gongbao_base::codes;

codes! {
    UNAPPROVED = "REV-02" Error "没有完成审批" "the approval is not complete"
        "content/site.yaml 的“审批”写明了环节，文件要依次通过才能交付和发布。意见与文件当时的内容对应，之后改动一个字也要重新审批。用 gongbao approve 查看和登记。"
        "content/site.yaml sets stages under `approval`, and a document passes them in order before it is handed over or published. An opinion belongs to what was read; any change after it asks for a new one. `gongbao approve` shows and records them."
        S "政府网站发展指引：信息发布审核；政府信息公开条例第十七条";
}
